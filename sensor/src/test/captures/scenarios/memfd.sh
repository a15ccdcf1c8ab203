# A program that lies in memory only.
perl -e '
  my $name = "eyas";
  my $memory = syscall(319, $name, 0);
  open(my $program, "<", "/bin/true") or die;
  open(my $copy, ">&=", $memory) or die "no $!";
  local $/;
  my $all = <$program>;
  syswrite($copy, $all);
  close($program);
  exec { "/proc/self/fd/$memory" } "from-memory", "x" or die "exec $!";
'
