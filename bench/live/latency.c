// SPDX-License-Identifier: Apache-2.0
/*
 * Opens a file that a rule is about, again and again, and waits each time for the
 * alert, a line on standard input.
 *
 *	eyas run -r RULES | latency FILE COUNT
 *
 * Prints how long alerts took to come, in milliseconds. The pauses before are of
 * different lengths, so that the sensor is found asleep and awake.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define MOST 100000

static double times[MOST];

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int later(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void read_line(void)
{
	int c;

	while ((c = getchar()) != '\n')
		if (c == EOF) {
			fprintf(stderr, "the sensor ended\n");
			exit(1);
		}
}

int main(int argc, char **argv)
{
	int count = argc > 2 ? atoi(argv[2]) : 0;

	if (count < 1 || count > MOST) {
		fprintf(stderr, "usage: %s FILE COUNT\n", argv[0]);
		return 2;
	}
	for (int i = 0; i < count; i++) {
		double start;

		usleep(i * 7919 % 60000);
		start = now();
		close(open(argv[1], O_RDONLY));
		read_line();
		times[i] = now() - start;
	}
	qsort(times, count, sizeof(*times), later);
	printf("alerts=%d median=%.1f ms p99=%.1f ms longest=%.1f ms\n", count,
	       times[count / 2], times[count * 99 / 100], times[count - 1]);
	return 0;
}
