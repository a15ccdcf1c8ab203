/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * What calls move: the beginning of buffers, vectors of them and messages.
 */
#ifndef EYAS_DATA_H
#define EYAS_DATA_H

#include "record.h"
#include "user.h"

#define EYAS_SNAPLEN 80		/* bytes kept of what a call moves */
#define EYAS_VECTORS 16		/* of one call that are looked at */

struct eyas_iovec {
	__u64 base;
	__u64 length;
};

struct eyas_msghdr {
	__u64 name;
	__u32 name_length;
	__u64 vectors;
	__u64 count;
	__u64 control;
	__u64 control_length;
};

static __always_inline void eyas_put_data(struct eyas_scratch *s, __u64 from,
					  __u64 length)
{
	if (length > EYAS_SNAPLEN)
		length = EYAS_SNAPLEN;
	length &= 127;
	if (length && !bpf_probe_read_user(eyas_end(s), length, (void *)from))
		s->end += length;
}

/* What was written: all of it when the call failed, since it was meant to be. */
static __always_inline __u64 eyas_sent_length(struct eyas_scratch *s, __u64 all)
{
	return s->ret < 0 ? all : s->ret;
}

static __always_inline __u64 eyas_received_length(struct eyas_scratch *s)
{
	return s->ret < 0 ? 0 : s->ret;
}

/*
 * Puts what a vector names, up to left bytes; how many may follow it, 0 where it
 * cannot be read. A global function: the verifier checks it once, not once for
 * each turn of the loop below.
 */
__noinline int eyas_put_vector(__u64 address, __u32 left)
{
	struct eyas_scratch *s = eyas_scratch();
	struct eyas_iovec vector = {};
	__u64 n;

	if (!s || bpf_probe_read_user(&vector, sizeof(vector), (void *)address))
		return 0;
	n = vector.length < left ? vector.length : left;
	eyas_put_data(s, vector.base, n);
	return left - n;
}

__noinline int eyas_put_vectors(__u64 vectors, __u64 count, __u64 length)
{
	__u32 left = length > EYAS_SNAPLEN ? EYAS_SNAPLEN : length;

	for (__u32 i = 0; i < EYAS_VECTORS; i++) {
		if (i >= count || !left)
			break;
		left = eyas_put_vector(vectors +
					       i * sizeof(struct eyas_iovec),
				       left);
	}
	return 0;
}

static __noinline __u64 eyas_vectors_size(__u64 vectors, __u64 count)
{
	__u64 size = 0;

	for (__u32 i = 0; i < EYAS_VECTORS; i++) {
		if (i >= count)
			break;
		size += eyas_user_u64(vectors + i * sizeof(struct eyas_iovec) +
				      8);
	}
	return size;
}

static __always_inline struct eyas_msghdr eyas_msghdr(__u64 address)
{
	struct eyas_msghdr message = {};

	bpf_probe_read_user(&message, sizeof(message), (void *)address);
	return message;
}

static __always_inline __u64 eyas_message_size(__u64 address)
{
	struct eyas_msghdr message = eyas_msghdr(address);

	return eyas_vectors_size(message.vectors, message.count);
}

/* The calls for several messages return their number. */
static __always_inline bool eyas_many_messages(struct eyas_scratch *s)
{
	return s->type == PPME_SOCKET_SENDMMSG_X ||
	       s->type == PPME_SOCKET_RECVMMSG_X;
}

/* Bytes of the message, or of the first; sizeof(struct msghdr) is 56. */
static __always_inline __u64 eyas_message_length(struct eyas_scratch *s,
						 __u64 address, bool sent)
{
	if (s->ret < 0)
		return sent ? eyas_message_size(address) : 0;
	return eyas_many_messages(s) ? eyas_user_u32(address + 56) : s->ret;
}

static __always_inline void eyas_put_message(struct eyas_scratch *s,
					     __u64 address, bool sent)
{
	struct eyas_msghdr message = eyas_msghdr(address);

	eyas_put_vectors(message.vectors, message.count,
			 eyas_message_length(s, address, sent));
}

static __always_inline void eyas_put_control(struct eyas_scratch *s,
					     __u64 address)
{
	struct eyas_msghdr message = eyas_msghdr(address);

	if (s->ret >= 0)
		eyas_put_data(s, message.control, message.control_length);
}

#endif
