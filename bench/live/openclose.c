// SPDX-License-Identifier: Apache-2.0
/*
 * Opens and closes a file again and again and prints what a pair costs.
 *
 *   openclose FILE SECONDS [PAIRS_PER_SECOND]
 *
 * Without a rate it runs as fast as it can. Prints one line: pairs, seconds,
 * nanoseconds per pair (the process's own time on a CPU inside the calls, so that
 * neither a rate nor other processes change what is measured).
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define BATCH 100

static long long read_clock(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static long long now(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

static long long used(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

static void batch(const char *path)
{
	for (int i = 0; i < BATCH; i++) {
		int fd = open(path, O_RDONLY);

		if (fd < 0) {
			perror(path);
			exit(1);
		}
		close(fd);
	}
}

static void wait_until(long long when)
{
	struct timespec t = { when / 1000000000LL, when % 1000000000LL };

	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "usage: %s FILE SECONDS [PAIRS_PER_SECOND]\n", argv[0]);
		return 2;
	}
	double seconds = atof(argv[2]);
	double rate = argc > 3 ? atof(argv[3]) : 0;
	long long start = now(), end = start + (long long)(seconds * 1e9);
	long long busy = 0, pairs = 0;

	while (now() < end) {
		long long before = used();

		batch(argv[1]);
		busy += used() - before;
		pairs += BATCH;
		if (rate > 0)
			wait_until(start + (long long)(pairs / rate * 1e9));
	}
	printf("pairs=%lld seconds=%.2f ns_per_pair=%.0f\n", pairs,
	       (now() - start) / 1e9, (double)busy / pairs);
	return 0;
}
