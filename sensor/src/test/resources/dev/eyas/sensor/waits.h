// SPDX-License-Identifier: Apache-2.0
/* Whether the program's first thread waits in a system call. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int waits_in(long call)
{
	char name[64], line[32] = "";
	int fd;

	snprintf(name, sizeof(name), "/proc/self/task/%d/syscall", getpid());
	fd = open(name, O_RDONLY);
	if (read(fd, line, sizeof(line) - 1) < 0)
		perror(name);
	close(fd);
	return strtol(line, NULL, 10) == call;
}
