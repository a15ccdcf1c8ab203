// SPDX-License-Identifier: Apache-2.0
/*
 * Makes the system calls that the probe's tests look for, each by its number so
 * that the C library cannot choose another, in a folder given as argument.
 * Prints "name result" for each; a failed call's result is -errno.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static long report(const char *name, long result)
{
	if (result < 0)
		result = -errno;
	printf("%s %ld\n", name, result);
	fflush(stdout);
	return result;
}

#define CALL(name, ...) report(#name, syscall(SYS_##name, __VA_ARGS__))

static void files(void)
{
	struct open_how how = { .flags = O_RDWR | O_CREAT | O_CLOEXEC,
				.mode = 0640, .resolve = RESOLVE_BENEATH };
	int directory = open(".", O_RDONLY | O_DIRECTORY);
	int fd = CALL(open, "a", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0604);

	report("dir", directory);
	CALL(dup, fd);
	CALL(dup2, fd, 40);
	CALL(dup3, fd, 41, O_CLOEXEC);
	CALL(fchmod, fd, 0751);
	CALL(close, fd);
	CALL(openat, directory, "missing", O_RDONLY | O_NONBLOCK, 0);
	CALL(openat2, directory, "b", &how, sizeof(how));
	CALL(creat, "c", 0600);
	CALL(chmod, "a", 04711);
	CALL(fchmodat, directory, "b", 0700);
	CALL(rename, "a", "a2");
	CALL(renameat, directory, "b", AT_FDCWD, "b2");
	CALL(renameat2, directory, "c", directory, "c2", RENAME_NOREPLACE);
	CALL(unlink, "a2");
	CALL(mkdir, "d", 0755);
	CALL(unlinkat, directory, "d", AT_REMOVEDIR);
	CALL(unlinkat, AT_FDCWD, "none", 0);
	CALL(mkdir, "e", 0755);
	CALL(chdir, "e");
	CALL(fchdir, directory);
	CALL(getppid, 0);
}

static void child(const char *name, long pid)
{
	int status;

	if (pid == 0)
		_exit(strlen(name));
	report(name, pid);
	waitpid(pid, &status, 0);
}

static void processes(void)
{
	struct clone_args clone3 = { .exit_signal = SIGCHLD };

	child("fork", syscall(SYS_fork));
	child("vfork", vfork());
	child("clone", syscall(SYS_clone, CLONE_FS | SIGCHLD, 0, 0, 0, 0));
	child("clone3", syscall(SYS_clone3, &clone3, sizeof(clone3)));
}

static void sockets(void)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
	struct sockaddr_un un = { .sun_family = AF_UNIX, .sun_path = "sock" };
	socklen_t length = sizeof(v4);
	int server = socket(AF_INET, SOCK_STREAM, 0);
	int client = socket(AF_INET, SOCK_STREAM, 0);
	int unix_server = socket(AF_UNIX, SOCK_STREAM, 0);
	int unix_client = socket(AF_UNIX, SOCK_STREAM, 0);

	inet_pton(AF_INET, "127.0.0.1", &v4.sin_addr);
	bind(server, (struct sockaddr *)&v4, sizeof(v4));
	listen(server, 8);
	getsockname(server, (struct sockaddr *)&v4, &length);
	report("port", ntohs(v4.sin_port));
	CALL(connect, client, &v4, sizeof(v4));
	length = sizeof(v4);
	getsockname(client, (struct sockaddr *)&v4, &length);
	report("client_port", ntohs(v4.sin_port));
	CALL(accept, server, 0, 0);

	bind(unix_server, (struct sockaddr *)&un, sizeof(un));
	listen(unix_server, 8);
	CALL(connect, unix_client, &un, sizeof(un));
	CALL(accept4, unix_server, 0, 0, SOCK_CLOEXEC);

	inet_pton(AF_INET6, "::1", &v6.sin6_addr);
	v6.sin6_port = htons(1);
	CALL(connect, socket(AF_INET6, SOCK_STREAM, 0), &v6, sizeof(v6));
}

static void programs(char *self)
{
	char *failed[] = { "no-such", "one", "two", NULL };
	char *failed_env[] = { "LOST=1", NULL };
	char *args[] = { "renamed", "last", "an argument", "", NULL };
	char *env[] = { "COLOUR=green", "EMPTY=", NULL };

	CALL(execve, "./no-such", failed, failed_env);
	CALL(execveat, AT_FDCWD, "no-such", failed, failed_env, 0);
	CALL(execveat, AT_FDCWD, self, args, env, 0);
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "last"))
		return 7;
	if (argc != 2 || chdir(argv[1]))
		return 1;
	files();
	processes();
	sockets();
	programs("/proc/self/exe");
	return 2;
}
