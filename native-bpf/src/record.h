/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The scratch buffer in which the event of a CPU is put together, and the
 * functions that append to it. Tracepoints run with preemption off and the
 * probe's programs do not nest, so one buffer for each CPU is enough.
 */
#ifndef EYAS_RECORD_H
#define EYAS_RECORD_H

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#define EYAS_BYTES_MAX 4096		/* longest string or byte parameter */
#define EYAS_RECORD_SIZE 32768		/* power of two: offsets are masked */
#define EYAS_RECORD_MASK (EYAS_RECORD_SIZE - 1)
#define EYAS_PATH_MASK (EYAS_BYTES_MAX - 1)
#define EYAS_HEADER_SIZE 26

/* Where a path is being followed from its leaf to the root: kernel addresses. */
struct eyas_climb {
	__u64 dentry;
	__u64 mnt;
	__u64 root;
	__u64 root_mnt;
};

struct eyas_scratch {
	__u64 args[6];
	__s64 ret;
	__u64 task;
	__u32 syscall;
	__u32 code;		/* the event format's number of the call */
	__u32 type;		/* of the event */
	__u32 end;		/* where the next byte goes */
	__u32 bank;		/* of the filter, for the whole event */
	__u32 exe_length;	/* of argv[0], for the arguments behind it */
	struct eyas_climb climb;
	__u8 record[EYAS_RECORD_SIZE + EYAS_BYTES_MAX];
	__u8 path[2 * EYAS_BYTES_MAX];
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);	/* user space sets it to the number of CPUs */
	__type(key, __u32);
	__type(value, struct eyas_scratch);
} scratches SEC(".maps");

static __always_inline struct eyas_scratch *eyas_scratch(void)
{
	__u32 cpu = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&scratches, &cpu);
}

static __always_inline void *eyas_end(struct eyas_scratch *s)
{
	return &s->record[s->end & EYAS_RECORD_MASK];
}

/* Stores 8 bytes and keeps width of them. */
static __always_inline void eyas_put(struct eyas_scratch *s, __u64 value,
				     __u32 width)
{
	*(__u64 *)eyas_end(s) = value;
	s->end += width;
}

static __always_inline void eyas_put_str(struct eyas_scratch *s,
					 const void *user)
{
	long n = bpf_probe_read_user_str(eyas_end(s), EYAS_BYTES_MAX, user);

	if (n > 0)
		s->end += n;
}

static __always_inline void eyas_put_kernel_str(struct eyas_scratch *s,
						__u32 max, const void *from)
{
	long n = bpf_probe_read_kernel_str(eyas_end(s), max, from);

	if (n > 0)
		s->end += n;
}

#endif
