/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Socket addresses and pairs of them. Addresses stay in network order, ports
 * are turned to the host's.
 */
#ifndef EYAS_SOCKET_H
#define EYAS_SOCKET_H

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>

#include "file.h"
#include "kernel.h"
#include "record.h"

#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define EYAS_SUN_PATH 108

/* One end of an internet connection. */
struct eyas_endpoint {
	__u32 address[4];
	__u16 port;
};

static __always_inline struct sock *eyas_sock(struct eyas_scratch *s, __s64 fd)
{
	struct file *file = eyas_file(s, fd);
	__u16 mode = BPF_CORE_READ(file, f_inode, i_mode);
	struct socket *socket;

	if (!file || (mode & S_IFMT) != S_IFSOCK)
		return NULL;
	socket = BPF_CORE_READ(file, private_data);
	return BPF_CORE_READ(socket, sk);
}

static __always_inline struct sock *eyas_peer(struct sock *sk)
{
	return BPF_CORE_READ((struct unix_sock *)sk, peer);
}

static __always_inline void eyas_put_endpoint(struct eyas_scratch *s,
					      __u16 family,
					      struct eyas_endpoint *end)
{
	eyas_put(s, end->address[0], 4);
	if (family == AF_INET6) {
		eyas_put(s, end->address[1], 4);
		eyas_put(s, end->address[2], 4);
		eyas_put(s, end->address[3], 4);
	}
	eyas_put(s, end->port, 2);
}

static __always_inline void eyas_local(struct sock *sk,
				       struct eyas_endpoint *end)
{
	end->port = BPF_CORE_READ(sk, __sk_common.skc_num);
	if (BPF_CORE_READ(sk, __sk_common.skc_family) == AF_INET)
		end->address[0] = BPF_CORE_READ(sk, __sk_common.skc_rcv_saddr);
	else
		bpf_probe_read_kernel(end->address, sizeof(end->address),
				      &sk->__sk_common.skc_v6_rcv_saddr);
}

static __always_inline void eyas_remote(struct sock *sk,
					struct eyas_endpoint *end)
{
	end->port = bpf_ntohs(BPF_CORE_READ(sk, __sk_common.skc_dport));
	if (BPF_CORE_READ(sk, __sk_common.skc_family) == AF_INET)
		end->address[0] = BPF_CORE_READ(sk, __sk_common.skc_daddr);
	else
		bpf_probe_read_kernel(end->address, sizeof(end->address),
				      &sk->__sk_common.skc_v6_daddr);
}

/* The endpoint that user space named; false if it is of another family. */
static __always_inline bool eyas_named(__u64 address, __u16 family,
				       struct eyas_endpoint *end)
{
	struct {
		__u16 family;
		__be16 port;
		__u32 words[5];	/* v4: address; v6: flow, address */
	} named = {};

	if (bpf_probe_read_user(&named, 16, (void *)address) ||
	    named.family != family)
		return 0;
	end->port = bpf_ntohs(named.port);
	if (family == AF_INET) {
		end->address[0] = named.words[0];
		return 1;
	}
	return !bpf_probe_read_user(end->address, 16, (char *)address + 8);
}

/*
 * Whether the kernel knows where an internet socket leads. Once it is connected,
 * that counts more than the address in the call's arguments, which may have been
 * written over meanwhile.
 */
static __always_inline bool eyas_is_led(struct eyas_scratch *s, __s64 fd)
{
	struct sock *sk = eyas_sock(s, fd);
	__u16 family = BPF_CORE_READ(sk, __sk_common.skc_family);

	return (family == AF_INET || family == AF_INET6) &&
	       BPF_CORE_READ(sk, __sk_common.skc_dport);
}

static __always_inline void eyas_put_unix_path(struct eyas_scratch *s,
					       __u64 address, __u64 length)
{
	char *at = eyas_end(s);
	long n;

	/* an abstract name starts with NUL: shown with '@', as ss does */
	n = bpf_probe_read_user_str(at, EYAS_SUN_PATH + 1, (char *)address + 2);
	if (n == 1 && length > 3) {
		*at = '@';
		n = bpf_probe_read_user_str(at + 1, EYAS_SUN_PATH,
					    (char *)address + 3) + 1;
	}
	if (n < 1) {
		*at = 0;
		n = 1;
	}
	s->end += n & 127;
}

/* A socket's own name, in the same form. */
static __always_inline void eyas_put_unix_name(struct eyas_scratch *s,
					       struct sock *sk)
{
	struct unix_address *addr = BPF_CORE_READ((struct unix_sock *)sk, addr);
	char *at = eyas_end(s);
	long n = 0;

	if (addr)
		n = bpf_probe_read_kernel_str(at, EYAS_SUN_PATH,
					      (char *)&addr->name[0] + 2);
	if (n == 1 && BPF_CORE_READ(addr, len) > 3) {
		*at = '@';
		n = bpf_probe_read_kernel_str(at + 1, EYAS_SUN_PATH,
					      (char *)&addr->name[0] + 3) + 1;
	}
	if (n < 1) {
		*at = 0;
		n = 1;
	}
	s->end += n & 127;
}

__noinline int eyas_put_sockaddr(__u64 address, __u64 length)
{
	struct eyas_scratch *s = eyas_scratch();
	struct eyas_endpoint end = {};
	__u16 family = 0;

	if (!s || bpf_probe_read_user(&family, sizeof(family), (void *)address))
		return 0;
	if (family == AF_UNIX) {
		eyas_put(s, family, 1);
		eyas_put_unix_path(s, address, length);
	} else if ((family == AF_INET || family == AF_INET6) &&
		   eyas_named(address, family, &end)) {
		eyas_put(s, family, 1);
		eyas_put_endpoint(s, family, &end);
	}
	return 0;
}

static __always_inline void eyas_put_unix_tuple(struct eyas_scratch *s,
						struct sock *sk, __u64 address,
						__u64 length, bool out)
{
	struct sock *peer = eyas_peer(sk);

	eyas_put(s, AF_UNIX, 1);
	eyas_put(s, (__u64)(out ? sk : peer), 8);
	eyas_put(s, (__u64)(out ? peer : sk), 8);
	if (out && address)
		eyas_put_unix_path(s, address, length);
	else
		eyas_put_unix_name(s, out ? peer : sk);
}

/*
 * Source and destination of what goes out of a socket or comes in. The other
 * end is the one that the call names, if it does, else the one connected to.
 */
__noinline int eyas_put_tuple(__s32 fd, __u64 address, __u64 length, __u32 out)
{
	struct eyas_scratch *s = eyas_scratch();
	struct eyas_endpoint own = {}, other = {};
	struct sock *sk;
	__u16 family;

	if (!s)
		return 0;
	sk = eyas_sock(s, fd);
	if (!sk)
		return 0;
	family = BPF_CORE_READ(sk, __sk_common.skc_family);
	if (family == AF_UNIX) {
		eyas_put_unix_tuple(s, sk, address, length, out);
	} else if (family == AF_INET || family == AF_INET6) {
		eyas_local(sk, &own);
		if (!eyas_named(address, family, &other))
			eyas_remote(sk, &other);
		eyas_put(s, family, 1);
		eyas_put_endpoint(s, family, out ? &own : &other);
		eyas_put_endpoint(s, family, out ? &other : &own);
	}
	return 0;
}

static __always_inline __u32 eyas_queue_percent(struct sock *sk)
{
	__u32 max = BPF_CORE_READ(sk, sk_max_ack_backlog);

	return max ? BPF_CORE_READ(sk, sk_ack_backlog) * 100ULL / max : 0;
}

#endif
