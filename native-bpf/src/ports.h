/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Which alternatives the socket that a call is about leaves: by its family and,
 * for TCP, by its ports. Both ends of a TCP connection stay what they are for as
 * long as it lasts, and the kernel knows them; those of a datagram socket change
 * with each message, and rules may ask who has sent the first one.
 */
#ifndef EYAS_PORTS_H
#define EYAS_PORTS_H

#include <linux/in.h>

#include "bank.h"
#include "socket.h"

#define SYS_ACCEPT 43
#define SYS_BIND 49
#define SYS_LISTEN 50
#define SYS_ACCEPT4 288

/*
 * For each bank, the bits of the alternatives that a port fits. The key is the
 * port with the bank above it.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u64));
} ports SEC(".maps");

static __always_inline __u64 eyas_port_alternatives(__u32 bank, __u32 port)
{
	__u32 key = eyas_bank_of(bank) << 16 | port;
	__u64 *found = bpf_map_lookup_elem(&ports, &key);

	return found ? *found : eyas_bank(bank)->other_ports;
}

static __always_inline enum eyas_family eyas_family(struct sock *sk)
{
	switch (BPF_CORE_READ(sk, __sk_common.skc_family)) {
	case AF_UNIX:
		return EYAS_UNIX;
	case AF_INET:
		return EYAS_INET;
	case AF_INET6:
		return EYAS_INET6;
	default:
		return EYAS_NO_SOCKET;
	}
}

/* Where a connect is to lead, when it begins. */
static __always_inline __u32 eyas_asked_port(struct eyas_scratch *s)
{
	__be16 port = 0;

	bpf_probe_read_user(&port, sizeof(port), (char *)s->args[1] + 2);
	return bpf_ntohs(port);
}

/*
 * Either end may be the one that a rule asks for; one that is not known may too,
 * but for that of a socket that only serves.
 */
static __always_inline __u64 eyas_both_ports(struct eyas_scratch *s,
					     struct sock *sk, __u32 number)
{
	__u32 local = BPF_CORE_READ(sk, __sk_common.skc_num);
	__u32 remote = bpf_ntohs(BPF_CORE_READ(sk, __sk_common.skc_dport));
	bool begins = s->type == PPME_SOCKET_CONNECT_E;
	bool serves = (number == SYS_BIND || number == SYS_LISTEN) &&
		      s->ret >= 0;
	__u64 left = 0;

	if (begins && !remote)
		remote = eyas_asked_port(s);
	if (BPF_CORE_READ(sk, sk_protocol) != IPPROTO_TCP ||
	    (!local && !begins) || (!remote && !serves))
		return EYAS_NO_FILTER;
	if (local)
		left |= eyas_port_alternatives(s->bank, local);
	if (remote)
		left |= eyas_port_alternatives(s->bank, remote);
	return left;
}

__noinline __u64 eyas_socket_alternatives(__u32 number)
{
	struct eyas_scratch *s = eyas_scratch();
	enum eyas_family family = EYAS_NO_SOCKET;
	const struct eyas_bank *bank;
	struct sock *sk;
	__u64 left;

	if (!s)
		return EYAS_NO_FILTER;
	bank = eyas_bank(s->bank);
	sk = eyas_sock(s, number == SYS_ACCEPT || number == SYS_ACCEPT4 ?
				  s->ret :
				  (__s32)s->args[0]);
	if (sk)
		family = eyas_family(sk);
	left = bank->families[family & (EYAS_FAMILIES - 1)];
	if ((family == EYAS_INET || family == EYAS_INET6) &&
	    (left & ~bank->any_port))
		left &= bank->any_port | eyas_both_ports(s, sk, number);
	return left;
}

#endif
