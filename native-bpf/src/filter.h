/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Which events no rule can match. The rules in force, their necessary
 * conditions, are in one of two banks; user space writes the other one and then
 * turns shared.bank. A rule, or one of its alternatives, is a bit; what is known
 * of an event rules bits out, and an event for which none is left is filtered.
 *
 * What cannot be judged passes: paths that are relative, too long or unreadable,
 * and those that name a file in more than one way.
 */
#ifndef EYAS_FILTER_H
#define EYAS_FILTER_H

#include "file.h"
#include "params.h"
#include "shared.h"

#define EYAS_WINDOW 256		/* bytes of a path that are compared */
#define EYAS_NO_FILTER (~0ULL)

#define SYS_OPEN 2
#define SYS_CLOSE 3
#define SYS_CREAT 85
#define SYS_OPENAT 257
#define SYS_OPENAT2 437

extern struct eyas_shared shared;

struct eyas_path_key {
	__u32 bits;
	__u8 path[EYAS_WINDOW];
};

struct eyas_prefixes {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__uint(max_entries, 16384);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(key_size, sizeof(struct eyas_path_key));
	__uint(value_size, sizeof(__u64));
};

/* For each bank, the bits of the alternatives that a path's beginning fits. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 2);
	__type(key, __u32);
	__array(values, struct eyas_prefixes);
} prefixes SEC(".maps");

/* Threads in a call whose exit must pass because its entry did. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__type(key, __u32);
	__type(value, __u8);
} entered SEC(".maps");

static __always_inline const struct eyas_bank *eyas_bank(struct eyas_scratch *s)
{
	return &shared.banks[s->bank & 1];
}

static __always_inline __u32 eyas_tid(void)
{
	return bpf_get_current_pid_tgid();
}

/* Notes that the call of this thread passes; false if there is no room. */
static __always_inline bool eyas_enter(void)
{
	__u32 tid = eyas_tid();
	__u8 one = 1;

	return !bpf_map_update_elem(&entered, &tid, &one, BPF_ANY);
}

static __always_inline bool eyas_has_entered(void)
{
	__u32 tid = eyas_tid();

	if (!bpf_map_lookup_elem(&entered, &tid))
		return 0;
	bpf_map_delete_elem(&entered, &tid);
	return 1;
}

#define EYAS_LOW_BITS 0x7f7f7f7f7f7f7f7fULL
#define EYAS_EACH(byte) (0x0101010101010101ULL * (byte))

/* The top bit of each byte of a word that is the one given. */
static __always_inline __u64 eyas_bytes_that_are(__u64 word, __u8 byte)
{
	__u64 other = word ^ EYAS_EACH(byte);

	return ~(((other & EYAS_LOW_BITS) + EYAS_LOW_BITS) | other |
		 EYAS_LOW_BITS);
}

/*
 * Whether a path of n bytes, its end included, has "//", "/." or "./" in it or
 * ends in '/'. Looks at eight bytes at once and the one that follows: there must
 * be eight more behind the window.
 */
static __always_inline bool eyas_ambiguous(__u8 *path, __u32 n)
{
	if (n > 2 && path[(n - 2) & (EYAS_WINDOW - 1)] == '/')
		return 1;
	/* what older paths have left behind this one */
	*(__u64 *)&path[n & (EYAS_WINDOW - 1)] = 0;
	for (__u32 i = 0; i < EYAS_WINDOW; i += 8) {
		__u64 word, next, slashes, dots;

		if (i >= n)
			break;
		word = *(__u64 *)&path[i];
		next = word >> 8 | (__u64)path[i + 8] << 56;
		slashes = eyas_bytes_that_are(word, '/');
		dots = eyas_bytes_that_are(word, '.');
		if (slashes & (eyas_bytes_that_are(next, '/') |
			       eyas_bytes_that_are(next, '.')) ||
		    dots & eyas_bytes_that_are(next, '/'))
			return 1;
	}
	return 0;
}

/*
 * The alternatives that a path leaves. A global function: the verifier walks its
 * loop once.
 */
__noinline __u64 eyas_path_alternatives(__u64 address)
{
	struct eyas_scratch *s = eyas_scratch();
	struct eyas_path_key *key;
	__u64 *found;
	__u32 bank;
	void *map;
	long n;

	if (!s)
		return EYAS_NO_FILTER;
	bank = s->bank & 1;
	key = (void *)s->path;
	n = bpf_probe_read_user_str(key->path, EYAS_WINDOW, (void *)address);
	if (n < 2 || n >= EYAS_WINDOW || key->path[0] != '/' ||
	    eyas_ambiguous(key->path, n))
		return EYAS_NO_FILTER;
	key->bits = 8 * (n - 1);
	map = bpf_map_lookup_elem(&prefixes, &bank);
	if (!map)
		return EYAS_NO_FILTER;
	found = bpf_map_lookup_elem(map, key);
	return found ? *found : 0;
}

struct eyas_open {
	__u64 path;	/* address */
	__u32 kind;	/* of access: EYAS_READS | … */
};

static __always_inline __u32 eyas_access(__u64 flags)
{
	__u32 portable = eyas_open_flags(flags);

	return (portable & (FILE_FLAGS_O_RDONLY | FILE_FLAGS_O_WRONLY)) |
	       (eyas_creates(flags) ? EYAS_CREATES : 0);
}

static __always_inline struct eyas_open eyas_open_call(struct eyas_scratch *s,
						       __u64 number)
{
	struct eyas_open open = { .path = s->args[1] };

	switch (number) {
	case SYS_CREAT:
		open.path = s->args[0];
		open.kind = EYAS_CREATES;
		break;
	case SYS_OPEN:
		open.path = s->args[0];
		open.kind = eyas_access(s->args[1]);
		break;
	case SYS_OPENAT2:
		open.kind = eyas_access(eyas_how(s->args[2]).flags);
		break;
	default:
		open.kind = eyas_access(s->args[2]);
	}
	return open;
}

/* Whether some alternative of the outcomes given fits an open. */
static __always_inline bool eyas_open_fits(struct eyas_scratch *s,
					   __u64 number, __u64 alternatives)
{
	const struct eyas_bank *bank = eyas_bank(s);
	struct eyas_open open;

	if (!alternatives)
		return 0;
	open = eyas_open_call(s, number);
	alternatives &= bank->access[open.kind & (EYAS_ACCESSES - 1)];
	if (!alternatives)
		return 0;
	if (alternatives & bank->any_path)
		return 1;
	return !!(alternatives & eyas_path_alternatives(open.path));
}

static __always_inline __u16 eyas_mode(struct eyas_scratch *s, __s64 fd)
{
	return BPF_CORE_READ(eyas_own_file(s, fd), f_inode, i_mode) & S_IFMT;
}

/* Calls whose entry tells what their exit cannot. */
static __always_inline bool eyas_is_watched_inside(__u64 number)
{
	return number == SYS_OPEN || number == SYS_OPENAT ||
	       number == SYS_OPENAT2 || number == SYS_CREAT ||
	       number == SYS_CLOSE;
}

/* Whether no rule can match the exit of a call, nor needs what it did. */
static __always_inline bool eyas_exit_ruled_out(struct eyas_scratch *s,
						__u64 number)
{
	const struct eyas_bank *bank = eyas_bank(s);
	__u32 call = number & (EYAS_MAX_SYSCALLS - 1);
	__u64 alternatives;

	if (eyas_is_watched_inside(number) && eyas_has_entered())
		return 0;
	alternatives = bank->outcome[call][s->ret < 0];
	switch (bank->kind[call]) {
	case EYAS_BY_OUTCOME:
		return !alternatives;
	case EYAS_BY_OPEN:
		/* relative paths start from directories: those are kept */
		return !eyas_open_fits(s, number, alternatives) &&
		       eyas_mode(s, s->ret) != S_IFDIR;
	case EYAS_BY_FILE:
		return 1;
	}
	return 0;
}

/*
 * The same at the entry of a call that opens. What passes here passes there,
 * under whatever filter it returns.
 */
static __always_inline bool eyas_enter_ruled_out(struct eyas_scratch *s,
						 __u64 number)
{
	const struct eyas_bank *bank = eyas_bank(s);
	__u32 call = number & (EYAS_MAX_SYSCALLS - 1);

	if (!eyas_is_watched_inside(number))
		return 0;
	if (bank->kind[call] == EYAS_BY_OPEN &&
	    !eyas_open_fits(s, number, bank->outcome[call][0] |
						 bank->outcome[call][1]))
		return 1;
	return !eyas_enter();
}

/*
 * A file that nobody asks for may be closed unseen. What a descriptor is can be
 * seen at the entry only, and is, whatever the filter: it may change inside.
 */
static __always_inline void eyas_enter_close(struct eyas_scratch *s, __s64 fd)
{
	__u16 mode = eyas_mode(s, fd);

	if (mode && mode != S_IFREG && mode != S_IFCHR && mode != S_IFBLK)
		eyas_enter();
}

#endif
