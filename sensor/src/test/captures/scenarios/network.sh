# A connection that nobody accepts, a datagram, and one connection between two processes.
exec 3<>/dev/tcp/127.0.0.1/1
echo question >/dev/udp/127.0.0.1/9
perl -MSocket -e '
  socket(S, AF_INET, SOCK_STREAM, 0);
  bind(S, sockaddr_in(0, inet_aton("127.0.0.1")));
  listen(S, 1);
  my ($port) = sockaddr_in(getsockname(S));
  if (!fork) {
    socket(C, AF_INET, SOCK_STREAM, 0);
    connect(C, sockaddr_in($port, inet_aton("127.0.0.1")));
    syswrite(C, "hello");
    exit 0;
  }
  accept(A, S);
  sysread(A, my $text, 10);
  wait;
'
