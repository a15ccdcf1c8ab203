// SPDX-License-Identifier: Apache-2.0
/*
 * Opens FOLDER/secret in every way that names it, and FOLDER/fifo by a path that
 * is overwritten while the call waits, by each of the calls. Prints how many opens
 * there were.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "waits.h"

static char path[8192];
static const char *folder;
static int opens;

static void count(long fd)
{
	if (fd < 0) {
		perror(path);
		exit(1);
	}
	close(fd);
	opens++;
}

static void open_as(const char *format, const char *a, const char *b)
{
	snprintf(path, sizeof(path), format, a, b);
	count(syscall(SYS_open, path, O_RDONLY));
}

static void open_in(long dir)
{
	struct open_how how = { .flags = O_RDONLY };

	count(syscall(SYS_openat, dir, "secret", O_RDONLY));
	count(syscall(SYS_openat2, dir, "secret", &how, sizeof(how)));
}

static void *overwrite(void *call)
{
	while (!waits_in((long)call))
		usleep(1000);
	strcpy(path, "/harmless");
	/* creat(2) waits for a reader, the others for a writer */
	close(open("other", (long)call == SYS_creat ? O_RDONLY : O_WRONLY));
	return NULL;
}

static long open_by(long call)
{
	struct open_how how = { .flags = O_RDONLY };

	switch (call) {
	case SYS_open:
		return syscall(call, path, O_RDONLY);
	case SYS_creat:
		return syscall(call, path, 0600);
	case SYS_openat:
		return syscall(call, AT_FDCWD, path, O_RDONLY);
	default:
		return syscall(call, AT_FDCWD, path, &how, sizeof(how));
	}
}

static void open_overwritten(long call)
{
	pthread_t other;
	long fd;

	snprintf(path, sizeof(path), "%s/fifo", folder);
	pthread_create(&other, NULL, overwrite, (void *)call);
	fd = open_by(call);
	pthread_join(other, NULL);
	count(fd);
}

int main(int argc, char **argv)
{
	char dots[4096] = "";
	long plain;

	folder = argv[1];
	for (int i = 0; i < 900; i++)
		strcat(dots, "/./");
	open_as("%s/secret%s", folder, "");
	open_as("%s//secret%s", folder, "");
	open_as("%s/./secret%s", folder, "");
	open_as("/tmp/..%s/secret%s", folder, "");
	open_as("/%s/secret%s", folder, "");
	open_as("%s%s/secret", dots, folder);
	open_in(open(folder, O_RDONLY | O_DIRECTORY));
	plain = open(folder, O_RDONLY);
	open_in(plain);
	open_in(dup(plain));
	open_in(open(folder, O_PATH));
	if (chdir(folder))
		return 1;
	open_as("secret%s%s", "", "");
	open_as("./secret%s%s", "", "");
	open_in(AT_FDCWD);
	mkfifo("fifo", 0600);
	if (symlink("fifo", "other"))
		return 1;
	open_overwritten(SYS_open);
	open_overwritten(SYS_openat);
	open_overwritten(SYS_openat2);
	open_overwritten(SYS_creat);
	printf("%d\n", opens);
	return 0;
}
