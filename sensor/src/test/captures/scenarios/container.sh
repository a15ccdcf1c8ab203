# What docker's containers look like from their cgroups alone: a shell that reads a file.
id=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
for root in /sys/fs/cgroup/cpu /sys/fs/cgroup; do
  mkdir -p "$root/docker/$id" && break
done
bash -c 'echo $BASHPID >"$0/docker/$1/cgroup.procs"; bash -c "cat /etc/shadow; true"; true' "$root" "$id"
sleep 0.1
rmdir "$root/docker/$id"
