/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Parameters whose type depends on another parameter: a byte that chooses from
 * the event table's variants, then the value.
 */
#ifndef EYAS_VALUES_H
#define EYAS_VALUES_H

#include <asm/socket.h>
#include <linux/keyctl.h>
#include <linux/mount.h>
#include <linux/prctl.h>

#include "data.h"
#include "ptrace.h"
#include "record.h"
#include "user.h"

#define USEC_PER_SEC 1000000
#define NSEC_PER_USEC 1000

enum { EYAS_OPTION_BYTES, EYAS_OPTION_ERRNO, EYAS_OPTION_U32, EYAS_OPTION_U64,
       EYAS_OPTION_TIME };
enum { EYAS_PTRACE_U64, EYAS_PTRACE_SIGNAL };
enum { EYAS_KEYCTL_INT, EYAS_KEYCTL_STR };

/* getsockopt and setsockopt: level, option, value, length of the value. */
static __always_inline void eyas_put_option(struct eyas_scratch *s)
{
	__u64 level = s->args[1], option = s->args[2], value = s->args[3];
	__u64 length = s->type == PPME_SOCKET_GETSOCKOPT_X
			       ? eyas_user_u32(s->args[4])
			       : s->args[4];

	if (level == SOL_SOCKET && option == SO_ERROR) {
		eyas_put(s, EYAS_OPTION_ERRNO, 1);
		eyas_put(s, -(__s64)eyas_user_u32(value), 8);
	} else if (level == SOL_SOCKET && (option == SO_RCVTIMEO_OLD ||
					   option == SO_SNDTIMEO_OLD)) {
		eyas_put(s, EYAS_OPTION_TIME, 1);
		eyas_put(s, eyas_user_u64(value) * NSEC_PER_SEC +
				    eyas_user_u64(value + 8) * NSEC_PER_USEC, 8);
	} else if (level == SOL_SOCKET && option == SO_COOKIE) {
		eyas_put(s, EYAS_OPTION_U64, 1);
		eyas_put(s, eyas_user_u64(value), 8);
	} else if (level == SOL_SOCKET && length == 4) {
		eyas_put(s, EYAS_OPTION_U32, 1);
		eyas_put(s, eyas_user_u32(value), 4);
	} else {
		eyas_put(s, EYAS_OPTION_BYTES, 1);
		eyas_put_data(s, value, length);
	}
}

static __always_inline void eyas_put_ptrace_u64(struct eyas_scratch *s,
						__u64 value)
{
	eyas_put(s, EYAS_PTRACE_U64, 1);
	eyas_put(s, s->ret < 0 ? 0 : value, 8);
}

static __always_inline void eyas_put_ptrace_data(struct eyas_scratch *s,
						 __u64 data)
{
	switch (s->args[0]) {
	case PTRACE_CONT:
	case PTRACE_SINGLESTEP:
	case PTRACE_SYSCALL:
	case PTRACE_DETACH:
		eyas_put(s, EYAS_PTRACE_SIGNAL, 1);
		eyas_put(s, data, 1);
		break;
	case PTRACE_PEEKTEXT:
	case PTRACE_PEEKDATA:
	case PTRACE_PEEKUSR:
		eyas_put_ptrace_u64(s, eyas_user_u64(data));
		break;
	default:
		eyas_put_ptrace_u64(s, data);
	}
}

/* Whether an argument, counted as in keyctl(2) from 1, is a string. */
static __always_inline bool eyas_keyctl_is_str(__u64 operation, __u32 arg)
{
	switch (operation) {
	case KEYCTL_JOIN_SESSION_KEYRING:
		return arg == 2;
	case KEYCTL_SEARCH:
	case KEYCTL_RESTRICT_KEYRING:
		return arg == 3 || arg == 4;
	}
	return 0;
}

static __always_inline void eyas_put_keyctl(struct eyas_scratch *s, __u64 value,
					    bool is_str)
{
	eyas_put(s, is_str ? EYAS_KEYCTL_STR : EYAS_KEYCTL_INT, 1);
	if (is_str)
		eyas_put_str(s, (void *)value);
	else
		eyas_put(s, value, 8);
}

static __always_inline bool eyas_prctl_is_str(struct eyas_scratch *s)
{
	return s->args[0] == PR_SET_NAME || s->args[0] == PR_GET_NAME;
}

static __always_inline __u64 eyas_prctl_int(struct eyas_scratch *s, __u64 arg)
{
	if (eyas_prctl_is_str(s))
		return 0;
	if (s->args[0] == PR_GET_CHILD_SUBREAPER)
		return (__s64)(__s32)eyas_user_u32(arg);
	return arg;
}

#endif
