/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Numbers that lie in the memory of the caller, and what calls make of them.
 */
#ifndef EYAS_USER_H
#define EYAS_USER_H

#include "events.gen.h"
#include "process.h"
#include "record.h"

#define EYAS_POLLED_MAX 32		/* descriptors kept of a poll */

/* 0 where there is nothing to read. */
static __noinline __u64 eyas_user_u64(__u64 address)
{
	__u64 value = 0;

	bpf_probe_read_user(&value, sizeof(value), (void *)address);
	return value;
}

static __noinline __u64 eyas_user_u32(__u64 address)
{
	__u32 value = 0;

	bpf_probe_read_user(&value, sizeof(value), (void *)address);
	return value;
}

static __noinline __u64 eyas_user_u16(__u64 address)
{
	__u16 value = 0;

	bpf_probe_read_user(&value, sizeof(value), (void *)address);
	return value;
}

/* In nanoseconds; all ones: no time given, that is, for ever. */
static __always_inline __u64 eyas_timespec(__u64 address)
{
	if (!address)
		return ~0ULL;
	return eyas_user_u64(address) * NSEC_PER_SEC +
	       eyas_user_u64(address + 8);
}

/*
 * A resource limit; -1: none given. The offset of the member is in the address,
 * so a null pointer has 0 or 8.
 */
static __always_inline __u64 eyas_limit(__u64 address)
{
	return address > 8 ? eyas_user_u64(address) : ~0ULL;
}

/* One of the descriptors that pipe and socketpair made. */
static __always_inline __s64 eyas_made_fd(struct eyas_scratch *s, __u64 address)
{
	return s->ret < 0 ? -1 : (__s32)eyas_user_u32(address);
}

/* Of the semaphore operations the calls has, one member at an address. */
static __always_inline __u64 eyas_sembuf(struct eyas_scratch *s, __u64 address)
{
	__u64 operations = s->args[2];

	return address - s->args[1] < 6 * operations ? eyas_user_u16(address)
						     : 0;
}

struct eyas_pollfd {
	__s32 fd;
	__s16 events;
	__s16 revents;
};

/* Number of descriptors, then of each the number and what came back. */
__noinline int eyas_put_polled(__u64 address, __u64 count)
{
	struct eyas_scratch *s = eyas_scratch();
	__u32 at, n = 0;

	if (!s)
		return 0;
	at = s->end;
	s->end += 2;
	for (__u32 i = 0; i < EYAS_POLLED_MAX; i++) {
		struct eyas_pollfd polled = {};

		if (i >= count ||
		    bpf_probe_read_user(&polled, sizeof(polled),
					(void *)(address + i * sizeof(polled))))
			break;
		eyas_put(s, (__s64)polled.fd, 8);
		eyas_put(s, (__u16)polled.revents, 2);
		n++;
	}
	*(__u16 *)&s->record[at & EYAS_RECORD_MASK] = n;
	return 0;
}

#endif
