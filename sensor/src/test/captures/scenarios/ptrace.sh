# A process that traces another one.
strace -o /dev/null true
