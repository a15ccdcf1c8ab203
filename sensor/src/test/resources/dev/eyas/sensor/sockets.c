// SPDX-License-Identifier: Apache-2.0
/*
 * sockets FOLDER PORT PORT PORT: connects to the first two ports in many ways and
 * talks through Unix sockets; then to the third, by addresses that are overwritten
 * while the call waits, the second of which is not in memory when the call begins.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "waits.h"

static const char *folder;

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static struct sockaddr_in at(int port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

static int serve(int backlog, int port)
{
	struct sockaddr_in own = at(port);
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	int on = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, (void *)&own, sizeof(own)) || listen(fd, backlog))
		fail("serve");
	return fd;
}

static void meet(int family, int type, int port)
{
	struct sockaddr_in v4 = at(port);
	struct sockaddr_in6 v6 = {
		.sin6_family = AF_INET6,
		.sin6_port = htons(port),
	};
	int fd = socket(family, type, 0);
	int r;

	inet_pton(AF_INET6, "::ffff:127.0.0.1", &v6.sin6_addr);
	r = family == AF_INET ? connect(fd, (void *)&v4, sizeof(v4))
			      : connect(fd, (void *)&v6, sizeof(v6));
	if (r && errno != EINPROGRESS)
		fail("connect");
	/* again, which fails on a stream, and a copy of the descriptor */
	connect(fd, (void *)&v4, sizeof(v4));
	close(dup(fd));
	close(fd);
}

static void meet_in_every_way(int port)
{
	meet(AF_INET, SOCK_STREAM, port);
	meet(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, port);
	meet(AF_INET6, SOCK_STREAM, port);
	meet(AF_INET, SOCK_DGRAM, port);
	meet(AF_INET6, SOCK_DGRAM, port);
}

static void talk_locally(void)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	int server = socket(AF_UNIX, SOCK_STREAM, 0);
	int pair[2];
	char c = 0;

	snprintf(name.sun_path, sizeof(name.sun_path), "%s/sock", folder);
	if (bind(server, (void *)&name, sizeof(name)) || listen(server, 8))
		fail("bind");
	for (int i = 0; i < 300; i++) {
		int fd = socket(AF_UNIX, SOCK_STREAM, 0);

		if (connect(fd, (void *)&name, sizeof(name)))
			fail("connect");
		close(accept(server, NULL, NULL));
		close(fd);
		socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
		sendto(pair[0], &c, 1, 0, NULL, 0);
		recvfrom(pair[1], &c, 1, 0, NULL, NULL);
		close(pair[0]);
		close(pair[1]);
	}
}

struct waiting {
	struct sockaddr_in *address;
	int server;
};

static void *overwrite(void *given)
{
	struct waiting *waiting = given;

	while (!waits_in(SYS_connect))
		usleep(1000);
	/* it waits for long, then, or has come back */
	usleep(100000);
	waiting->address->sin_port = htons(9);
	waiting->address->sin_addr.s_addr = htonl(0x08080808);
	for (int i = 0; i < 3; i++)
		close(accept(waiting->server, NULL, NULL));
	return NULL;
}

/* To a server whose queue is full: the kernel tries again after a second. */
static void connect_overwritten(int server, struct sockaddr_in *address)
{
	struct waiting waiting = { address, server };
	pthread_t other;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	pthread_create(&other, NULL, overwrite, &waiting);
	if (connect(fd, (void *)address, sizeof(*address)))
		fail("connect, overwritten");
	pthread_join(other, NULL);
	close(fd);
}

static void fill(int port)
{
	struct sockaddr_in address = at(port);

	for (int i = 0; i < 2; i++) {
		int fd = socket(AF_INET, SOCK_STREAM, 0);

		if (connect(fd, (void *)&address, sizeof(address)))
			fail("connect, to fill the queue");
	}
}

static struct sockaddr_in *not_in_memory(int port)
{
	struct sockaddr_in address = at(port);
	char name[4096];
	int fd;
	void *mapped;

	snprintf(name, sizeof(name), "%s/address", folder);
	fd = open(name, O_RDWR | O_CREAT, 0600);
	if (write(fd, &address, sizeof(address)) != sizeof(address))
		fail(name);
	mapped = mmap(NULL, sizeof(address), PROT_READ | PROT_WRITE, MAP_PRIVATE,
		      fd, 0);
	close(fd);
	return mapped;
}

int main(int argc, char **argv)
{
	int first = atoi(argv[2]), second = atoi(argv[3]), full = atoi(argv[4]);
	struct sockaddr_in address = at(full);
	int server;

	folder = argv[1];
	serve(64, first);
	serve(64, second);
	server = serve(1, full);
	meet_in_every_way(first);
	meet_in_every_way(second);
	talk_locally();
	fill(full);
	connect_overwritten(server, &address);
	fill(full);
	connect_overwritten(server, not_in_memory(full));
	return 0;
}
