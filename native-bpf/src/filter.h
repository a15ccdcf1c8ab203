/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Which events no rule can match. The rules in force, their necessary
 * conditions, are in a bank with an even number; user space writes the other even
 * one, and its entries of the maps, once no program looks into it, and then counts
 * shared.bank on. The odd banks are empty and filter nothing. A rule, or one of its
 * alternatives, is a bit; what is known of an event rules bits out, and an event
 * for which none is left is filtered.
 *
 * What cannot be judged passes: paths that are relative, too long or unreadable,
 * those that name a file in more than one way, and threads that were renamed.
 */
#ifndef EYAS_FILTER_H
#define EYAS_FILTER_H

#include "bank.h"
#include "file.h"
#include "params.h"
#include "ports.h"

#define EYAS_WINDOW 252		/* bytes of a path that are compared */
#define EYAS_WINDOW_MASK 255
#define EYAS_NAME 16		/* bytes of a thread's name, its end included */

#define SYS_OPEN 2
#define SYS_CLOSE 3
#define SYS_CLONE 56
#define SYS_FORK 57
#define SYS_VFORK 58
#define SYS_CREAT 85
#define SYS_OPENAT 257
#define SYS_CLONE3 435
#define SYS_OPENAT2 437

struct eyas_path_key {
	__u32 bits;
	__u32 bank;
	__u8 path[EYAS_WINDOW];
};

/* For each bank, the bits of the alternatives that a path's beginning fits. */
struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__uint(max_entries, 32768);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(key_size, sizeof(struct eyas_path_key));
	__uint(value_size, sizeof(__u64));
} prefixes SEC(".maps");

/* The bank takes the place of the last byte, which ends each name. */
struct eyas_name {
	__u64 words[EYAS_NAME / 8];
};

/* For each bank, the bits of the alternatives that a thread's name fits. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(key_size, sizeof(struct eyas_name));
	__uint(value_size, sizeof(__u64));
} names SEC(".maps");

#define EYAS_TID_BITS 22	/* the kernel's limit */
#define EYAS_PAGE_BITS 16
#define EYAS_PAGE (1 << EYAS_PAGE_BITS)

enum eyas_renamed {
	EYAS_NAMED_BY_EXEC,	/* or by the fork */
	EYAS_NAMED_BY_ITSELF,
	EYAS_NAMED_BY_OTHERS,
};

/*
 * Marks of threads: the filter that has ruled out the call that a thread is in,
 * so that its exit is of no use either; and whether its name is one that user
 * space may know otherwise.
 */
struct eyas_marks {
	__u8 ruled_out[EYAS_PAGE];
	__u8 renamed[EYAS_PAGE];
};

/* Unlike a hash map it has room for every thread and is read in no time. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1 << (EYAS_TID_BITS - EYAS_PAGE_BITS));
	__type(key, __u32);
	__type(value, struct eyas_marks);
} marks SEC(".maps");

static __always_inline struct eyas_marks *eyas_marks(__u32 tid)
{
	__u32 page = tid >> EYAS_PAGE_BITS;

	return bpf_map_lookup_elem(&marks, &page);
}

/* Of the thread's call. */
static __always_inline __u8 *eyas_mark(void)
{
	__u32 tid = bpf_get_current_pid_tgid();
	struct eyas_marks *page = eyas_marks(tid);

	return page ? &page->ruled_out[tid & (EYAS_PAGE - 1)] : NULL;
}

static __always_inline void eyas_rename(__u32 tid, enum eyas_renamed how)
{
	struct eyas_marks *page = eyas_marks(tid);

	if (page)
		page->renamed[tid & (EYAS_PAGE - 1)] = how;
}

static __always_inline enum eyas_renamed eyas_renamed(void)
{
	__u32 tid = bpf_get_current_pid_tgid();
	struct eyas_marks *page = eyas_marks(tid);

	return page ? page->renamed[tid & (EYAS_PAGE - 1)]
		    : EYAS_NAMED_BY_OTHERS;
}

/* A filter's mark, which no earlier one of late has had. */
static __always_inline __u8 eyas_mark_of(__u32 bank)
{
	return bank | 0x80;
}

/* Notes whether the call of this thread is ruled out by the filter in force. */
static __always_inline void eyas_note(__u32 bank, bool is_ruled_out)
{
	__u8 *mark = eyas_mark();

	if (mark)
		*mark = is_ruled_out ? eyas_mark_of(bank) : 0;
}

/* Whether it was at its entry, and by the same filter. */
static __always_inline bool eyas_was_ruled_out(__u32 bank)
{
	__u8 *mark = eyas_mark();

	if (!mark || *mark != eyas_mark_of(bank))
		return 0;
	*mark = 0;
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
	if (n > 2 && path[(n - 2) & EYAS_WINDOW_MASK] == '/')
		return 1;
	/* what older paths have left behind this one */
	*(__u64 *)&path[n & EYAS_WINDOW_MASK] = 0;
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
	long n;

	if (!s)
		return EYAS_NO_FILTER;
	key = (void *)s->path;
	n = bpf_probe_read_user_str(key->path, EYAS_WINDOW, (void *)address);
	if (n < 2 || n >= EYAS_WINDOW || key->path[0] != '/' ||
	    eyas_ambiguous(key->path, n))
		return EYAS_NO_FILTER;
	key->bits = 8 * (sizeof(key->bank) + n - 1);
	key->bank = eyas_bank_of(s->bank);
	found = bpf_map_lookup_elem(&prefixes, key);
	return found ? *found : 0;
}

/*
 * The alternatives that the thread's name leaves: the kernel's, unless it may not
 * be the one that the last fork or exec has told. /proc, where user space may
 * have it from, escapes backslashes and ends of lines.
 */
static __always_inline __u64 eyas_name_alternatives(__u32 bank)
{
	struct eyas_name name = {};
	__u64 *found;

	if (eyas_renamed() != EYAS_NAMED_BY_EXEC ||
	    bpf_get_current_comm(&name, sizeof(name)))
		return EYAS_NO_FILTER;
	for (int i = 0; i < EYAS_NAME / 8; i++)
		if (eyas_bytes_that_are(name.words[i], '\\') |
		    eyas_bytes_that_are(name.words[i], '\n'))
			return EYAS_NO_FILTER;
	name.words[EYAS_NAME / 8 - 1] |= (__u64)eyas_bank_of(bank) << 56;
	found = bpf_map_lookup_elem(&names, &name);
	return found ? *found : eyas_bank(bank)->other_names;
}

static __always_inline bool eyas_name_fits(__u32 bank, __u64 alternatives)
{
	if (!alternatives)
		return 0;
	if (alternatives & eyas_bank(bank)->any_name)
		return 1;
	return !!(alternatives & eyas_name_alternatives(bank));
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

static __always_inline bool eyas_forks(__u64 number)
{
	return number == SYS_CLONE || number == SYS_FORK ||
	       number == SYS_VFORK || number == SYS_CLONE3;
}

/* Meanwhile another name may be told for the child than the one it was given. */
static __always_inline void eyas_bear(__u32 child)
{
	if (eyas_renamed() == EYAS_NAMED_BY_OTHERS)
		eyas_rename(child, EYAS_NAMED_BY_OTHERS);
}

/* Whether some alternative of the outcomes given fits an open. */
static __always_inline bool eyas_open_fits(struct eyas_scratch *s,
					   __u64 number, __u64 alternatives)
{
	const struct eyas_bank *bank = eyas_bank(s->bank);
	struct eyas_open open;

	if (!alternatives)
		return 0;
	open = eyas_open_call(s, number);
	alternatives &= bank->access[open.kind & (EYAS_ACCESSES - 1)];
	if (!alternatives)
		return 0;
	if (!(alternatives & bank->any_path & bank->any_name))
		alternatives &= bank->any_path |
				eyas_path_alternatives(open.path);
	return eyas_name_fits(s->bank, alternatives);
}

/*
 * Whether no rule can match the exit of a call, nor needs what it did. Of calls
 * that open or close, the entry has told: what passes there passes here, and what
 * the entry has not seen as well.
 */
static __always_inline bool eyas_exit_ruled_out(struct eyas_scratch *s,
						__u64 number)
{
	const struct eyas_bank *bank = eyas_bank(s->bank);
	__u32 call = number & (EYAS_MAX_SYSCALLS - 1);

	switch (bank->kind[call]) {
	case EYAS_BY_OUTCOME:
		return !eyas_name_fits(s->bank,
				       bank->outcome[call][s->ret < 0]);
	case EYAS_BY_SOCKET:
		return !eyas_name_fits(s->bank,
				       bank->outcome[call][s->ret < 0] &
					       eyas_socket_alternatives(number));
	case EYAS_BY_OPEN:
		/* relative paths start from directories: those are kept */
		return eyas_was_ruled_out(s->bank) &&
		       eyas_own_mode(s->ret) != S_IFDIR;
	case EYAS_BY_FILE:
		return eyas_was_ruled_out(s->bank);
	}
	return 0;
}

/* The same at the entry of a call that has an event of its own there. */
static __always_inline bool eyas_enter_ruled_out(struct eyas_scratch *s,
						 __u64 number)
{
	const struct eyas_bank *bank = eyas_bank(s->bank);
	__u32 call = number & (EYAS_MAX_SYSCALLS - 1);
	bool is_ruled_out;

	/* the exit of a call on a socket is judged by itself */
	if (bank->kind[call] == EYAS_BY_SOCKET)
		return !((bank->outcome[call][0] | bank->outcome[call][1]) &
			 eyas_socket_alternatives(number));
	if (bank->kind[call] != EYAS_BY_OPEN)
		return 0;
	is_ruled_out = !eyas_open_fits(s, number, bank->outcome[call][0] |
							  bank->outcome[call][1]);
	eyas_note(s->bank, is_ruled_out);
	return is_ruled_out;
}

/*
 * A file that nobody asks for may be closed unseen. What a descriptor is can be
 * seen at the entry only.
 */
static __always_inline void eyas_enter_close(__u32 bank, __s64 fd)
{
	__u16 mode;

	if (eyas_bank(bank)->kind[SYS_CLOSE] != EYAS_BY_FILE)
		return;
	mode = eyas_own_mode(fd);
	eyas_note(bank, !mode || mode == S_IFREG || mode == S_IFCHR ||
				mode == S_IFBLK);
}

#endif
