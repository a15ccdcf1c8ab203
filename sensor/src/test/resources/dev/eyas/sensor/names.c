// SPDX-License-Identifier: Apache-2.0
/*
 * names FILE: opens a file under every name that a thread can come by: the
 * program's own, that of prctl(2), one that another thread has written, those of
 * its threads and children.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
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

static void *when_told(void *pipe)
{
	char byte;

	if (read(*(int *)pipe, &byte, 1) == 1)
		look();
	return NULL;
}

/* Named by the first thread while it waits for that. */
static void named_by_another(const char *name)
{
	pthread_t thread;
	int named[2];

	if (pipe(named))
		return;
	pthread_create(&thread, NULL, when_told, named);
	pthread_setname_np(thread, name);
	if (write(named[1], "", 1) == 1)
		pthread_join(thread, NULL);
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
	pthread_setname_np(pthread_self(), "unwanted");
	look();
	in_child();
	/* an exec names it again */
	if (argc > 2)
		execl(argv[2], argv[2], file, NULL);
	return 0;
}
