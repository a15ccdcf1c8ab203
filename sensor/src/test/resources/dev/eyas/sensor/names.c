// SPDX-License-Identifier: Apache-2.0
/*
 * names FILE: opens a file under every name that a thread can come by: the
 * program's own, that of prctl(2), one that another process has written, those of
 * its threads and children.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *file;

static void look(void)
{
	close(open(file, O_RDONLY));
}

static void *in_thread(void *name)
{
	look();
	pthread_setname_np(pthread_self(), name);
	look();
	return NULL;
}

static void in_child(void)
{
	pid_t child = fork();

	if (!child) {
		look();
		_exit(0);
	}
	waitpid(child, NULL, 0);
}

static void write_name(pid_t pid, const char *name)
{
	char path[64];
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/comm", pid);
	fd = open(path, O_WRONLY);
	if (write(fd, name, strlen(name)) < 0)
		perror(path);
	close(fd);
}

/* Named by its parent while it waits for that. */
static void named_by_another(const char *name)
{
	int named[2];
	pid_t child;
	char byte = 0;

	if (pipe(named))
		return;
	child = fork();
	if (!child) {
		if (read(named[0], &byte, 1) == 1)
			look();
		_exit(0);
	}
	write_name(child, name);
	if (write(named[1], &byte, 1) == 1)
		waitpid(child, NULL, 0);
}

int main(int argc, char **argv)
{
	pthread_t thread;

	file = argv[1];
	look();
	in_child();
	pthread_create(&thread, NULL, in_thread, "wanted");
	pthread_join(thread, NULL);
	named_by_another("wanted");
	prctl(PR_SET_NAME, "wanted");
	look();
	in_child();
	prctl(PR_SET_NAME, "sixteen-bytes-16");
	look();
	in_child();
	write_name(getpid(), "unwanted");
	look();
	in_child();
	/* an exec names it again */
	if (argc > 2)
		execl(argv[2], argv[2], file, NULL);
	return 0;
}
