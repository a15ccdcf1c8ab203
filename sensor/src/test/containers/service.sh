# What the runtimes' scripts share; sourced by them. Each of them defines start, stop, and client,
# which is the runtime's own client, and says in its head which commands it has.

NAME=${0##*/}

fail() {
  echo "$NAME: $*" >&2
  exit 1
}

# need PACKAGES TOOL...: the tools of these Debian packages, and root.
need() {
  local packages=$1 tool
  shift
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail "no $tool here: apt install $packages"
  done
  [ "$(id -u)" = 0 ] || fail "must be started as root"
}

# refuse_second SOCKET: one service in a folder.
refuse_second() {
  [ ! -e "$1" ] || fail "something runs in $dir already: $NAME stop $dir"
}

# await PID LOG CHECK...: until CHECK holds; gives up after half a minute, or with the process.
await() {
  local pid=$1 log=$2
  shift 2
  for _ in $(seq 300); do
    if "$@" >/dev/null 2>&1; then
      return
    fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 5 "$log" >&2
  stop
  fail "the service did not start"
}

# end PIDFILE: asks the process to end, and makes it after a while.
end() {
  local pid
  [ -s "$1" ] || return 0
  pid=$(cat "$1")
  kill "$pid" 2>/dev/null || :
  for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || :
}

unmount_all() {
  grep -o " $dir[^ ]*" /proc/mounts | sort -r | while read -r mount; do umount -l "$mount"; done || :
}

# main COMMANDS CLIENT ARG...: runs the command that the arguments name: one of these functions, or,
# by the name of CLIENT, the runtime's own client.
main() {
  local commands=$1 client=$2 command
  shift 2
  [ $# -ge 2 ] || {
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
  }
  command=$1
  dir=$(realpath -m -- "$2")
  shift 2
  case " $client $commands " in
    " $command "*) client "$@" ;;
    *" $command "*) "$command" "$@" ;;
    *) fail "no command $command; see the head of $NAME" ;;
  esac
}
