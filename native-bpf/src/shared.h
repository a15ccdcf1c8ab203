/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Memory that the probe shares with user space through the mmapped .bss, and
 * the prefix of each ring record. dev.eyas.sensor.kernel.SharedState and
 * RingBuffer read the same offsets: change both sides together.
 */
#ifndef EYAS_SHARED_H
#define EYAS_SHARED_H

#define EYAS_MAX_CPUS 512
#define EYAS_MAX_SYSCALLS 512
#define EYAS_BANKS 4		/* power of two */

enum eyas_drop {
	EYAS_DROP_RING_FULL,	/* user space was too slow */
	EYAS_DROP_NO_RING,	/* the CPU came after the rings were made */
	EYAS_DROP_COMPAT,	/* a 32-bit system call: its numbers differ */
	EYAS_DROP_NESTED,	/* came while another was put together */
	EYAS_DROPS,
};

enum eyas_filter {
	EYAS_FILTER_UNWANTED,	/* nobody wants events of this type */
	EYAS_FILTER_OWN,	/* the sensor's own, or a kernel thread's */
	EYAS_FILTER_NO_RULE,	/* no rule can match it: see filter.h */
	EYAS_FILTERS,
};

/* seen == delivered + sum(filtered) + sum(dropped). One writer: the CPU. */
struct eyas_counters {
	__u64 seen;
	__u64 delivered;
	__u64 filtered[EYAS_FILTERS];
	__u64 dropped[EYAS_DROPS];
	__u32 sequence;
	__u32 busy;
} __attribute__((aligned(128)));

/* How a system call is filtered. */
enum eyas_filter_by {
	EYAS_UNFILTERED,
	EYAS_BY_OUTCOME,	/* success or failure */
	EYAS_BY_OPEN,		/* also access and path */
	EYAS_BY_FILE,		/* close: of a file, or of something else */
	EYAS_BY_SOCKET,		/* outcome, and what the descriptor is */
};

/* Kinds of access, as bits of an index. */
enum eyas_access {
	EYAS_READS = 1,
	EYAS_WRITES = 2,
	EYAS_CREATES = 4,
	EYAS_ACCESSES = 8,
};

/* What a call's descriptor is. */
enum eyas_family {
	EYAS_NO_SOCKET,		/* or one of another family */
	EYAS_UNIX,
	EYAS_INET,
	EYAS_INET6,
	EYAS_FAMILIES,
};

/* What no rule can match: see filter.h. */
struct eyas_bank {
	__u8 kind[EYAS_MAX_SYSCALLS];
	__u64 outcome[EYAS_MAX_SYSCALLS][2];	/* success, failure */
	__u64 access[EYAS_ACCESSES];
	__u64 any_path;
	__u64 any_name;
	__u64 other_names;	/* that no alternative names */
	__u64 families[EYAS_FAMILIES];
	__u64 any_port;
	__u64 other_ports;	/* that are not in the map */
};

struct eyas_shared {
	__u64 boot_epoch_ns;	/* set once: time of CLOCK_BOOTTIME 0 */
	__u32 sensor_tgid;	/* its own system calls are filtered */
	__u32 generation;	/* of the ruleset, copied into each record */
	__u32 need_wake;	/* set by a consumer about to sleep */
	__u32 bank;		/* counts filters; its last bits are the bank in force */
	__u64 interest[EYAS_MAX_SYSCALLS / 64]; /* by system call number */
	struct eyas_counters cpu[EYAS_MAX_CPUS];
	struct eyas_bank banks[EYAS_BANKS];
};

_Static_assert(__builtin_offsetof(struct eyas_shared, interest) == 24 &&
	       __builtin_offsetof(struct eyas_shared, cpu) == 128 &&
	       __builtin_offsetof(struct eyas_shared, banks) == 65664 &&
	       sizeof(struct eyas_bank) == 8840,
	       "SharedState reads these offsets");

/* In front of each event in a ring. */
struct eyas_prefix {
	__u32 sequence;		/* of the CPU: a gap is a drop */
	__u32 generation;
};

#endif
