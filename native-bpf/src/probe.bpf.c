// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/*
 * The probe: one program on the exit of every system call, one on the exit of
 * every thread. Each event is put together in the CPU's scratch buffer, as the
 * generated table says, and copied into the CPU's ring.
 *
 * What is wanted stands in shared.interest; every event that is not delivered
 * is counted by cause.
 */
#include <linux/bpf.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "shared.h"

struct eyas_shared shared;

#include "params.h"

#define PF_KTHREAD 0x00200000
#define TS_COMPAT 0x0002
#define EYAS_PARAMS_MAX 32

char LICENSE[] SEC("license") = "Dual BSD/GPL";

struct eyas_ring {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
};

/* User space makes the rings and enters one for each CPU. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, __u32);
	__array(values, struct eyas_ring);
} rings SEC(".maps");

static __always_inline struct eyas_counters *eyas_counters(void)
{
	return &shared.cpu[bpf_get_smp_processor_id() & (EYAS_MAX_CPUS - 1)];
}

static __always_inline __u64 eyas_wake_flags(void)
{
	if (!shared.need_wake)
		return BPF_RB_NO_WAKEUP;
	shared.need_wake = 0;
	return BPF_RB_FORCE_WAKEUP;
}

static __always_inline void eyas_send(struct eyas_scratch *s,
				      struct eyas_counters *count)
{
	__u32 cpu = bpf_get_smp_processor_id();
	void *ring = bpf_map_lookup_elem(&rings, &cpu);
	__u32 length = s->end;

	count->sequence++;
	if (!ring) {
		count->dropped[EYAS_DROP_NO_RING]++;
		return;
	}
	if (length > EYAS_RECORD_SIZE)
		length = EYAS_RECORD_SIZE;
	if (bpf_ringbuf_output(ring, s->record, length, eyas_wake_flags()))
		count->dropped[EYAS_DROP_RING_FULL]++;
	else
		count->delivered++;
}

static __always_inline void eyas_put_param(struct eyas_scratch *s,
					   const struct eyas_param *param)
{
	__u64 arg = s->args[param->arg & 7];
	__u64 next = s->args[(param->arg + 1) & 7];

	switch (param->kind) {
	case EYAS_BYTES:
		eyas_put_bytes(param->source, arg, next);
		break;
	case EYAS_PROCESS_NUMBER:
		eyas_put_process_number(param->source, param->width);
		break;
	default:
		eyas_put_call_number(param->source, param->width, arg, next);
	}
}

/* Writes prefix, header, lengths and parameters. */
static __always_inline void eyas_fill(struct eyas_scratch *s,
				      struct eyas_counters *count,
				      const struct eyas_event *event,
				      __u64 tid)
{
	struct eyas_prefix *prefix = (void *)s->record;
	__u8 *header = s->record + sizeof(*prefix);
	__u32 lengths = sizeof(*prefix) + EYAS_HEADER_SIZE;
	__u32 first = event->first;
	__u32 params = event->params;

	prefix->sequence = count->sequence;
	prefix->generation = shared.generation;
	*(__u64 *)header = bpf_ktime_get_boot_ns() + shared.boot_epoch_ns;
	*(__u64 *)(header + 8) = tid;
	*(__u16 *)(header + 20) = s->type;
	*(__u32 *)(header + 22) = params;

	s->end = lengths + 2 * params;
	for (__u32 i = 0; i < EYAS_PARAMS_MAX; i++) {
		__u32 start = s->end;

		if (i >= params)
			break;
		eyas_put_param(s, &eyas_params[(first + i) & EYAS_PARAMS_MASK]);
		*(__u16 *)&s->record[(lengths + 2 * i) & EYAS_RECORD_MASK] =
			s->end - start;
	}
	*(__u32 *)(header + 16) = s->end - sizeof(*prefix);
}

static __always_inline bool eyas_wanted(__u64 number)
{
	return number < EYAS_MAX_SYSCALLS &&
	       shared.interest[(number / 64) & (EYAS_MAX_SYSCALLS / 64 - 1)] &
		       (1ULL << (number & 63));
}

static __always_inline void eyas_read_args(struct eyas_scratch *s,
					   struct pt_regs *regs)
{
	s->args[0] = BPF_CORE_READ(regs, di);
	s->args[1] = BPF_CORE_READ(regs, si);
	s->args[2] = BPF_CORE_READ(regs, dx);
	s->args[3] = BPF_CORE_READ(regs, r10);
	s->args[4] = BPF_CORE_READ(regs, r8);
	s->args[5] = BPF_CORE_READ(regs, r9);
}

SEC("raw_tp/sys_exit")
int eyas_sys_exit(struct bpf_raw_tracepoint_args *ctx)
{
	struct eyas_counters *count = eyas_counters();
	struct pt_regs *regs = (void *)ctx->args[0];
	__u64 number = BPF_CORE_READ(regs, orig_ax);
	__u64 pid_tgid = bpf_get_current_pid_tgid();
	const struct eyas_event *event;
	struct eyas_scratch *s;
	struct task_struct *task;

	count->seen++;
	if (!eyas_wanted(number) || pid_tgid >> 32 == shared.sensor_tgid) {
		count->filtered++;
		return 0;
	}
	task = (void *)bpf_get_current_task();
	if (BPF_CORE_READ(task, thread_info.status) & TS_COMPAT) {
		count->dropped[EYAS_DROP_COMPAT]++;
		return 0;
	}
	s = eyas_scratch();
	if (!s) {
		count->dropped[EYAS_DROP_NO_RING]++;
		return 0;
	}
	event = &eyas_events[number & (EYAS_MAX_SYSCALLS - 1)];
	s->task = (__u64)task;
	s->ret = ctx->args[1];
	s->syscall = number;
	s->code = event->code;
	s->type = event->type;
	eyas_read_args(s, regs);
	eyas_fill(s, count, event, (__u32)pid_tgid);
	eyas_send(s, count);
	return 0;
}

SEC("raw_tp/sched_process_exit")
int eyas_process_exit(struct bpf_raw_tracepoint_args *ctx)
{
	struct eyas_counters *count = eyas_counters();
	struct task_struct *task = (void *)ctx->args[0];
	struct eyas_scratch *s;

	count->seen++;
	if (BPF_CORE_READ(task, flags) & PF_KTHREAD) {
		count->filtered++;
		return 0;
	}
	s = eyas_scratch();
	if (!s) {
		count->dropped[EYAS_DROP_NO_RING]++;
		return 0;
	}
	s->task = (__u64)task;
	s->ret = 0;
	s->type = eyas_exit_event.type;
	eyas_fill(s, count, &eyas_exit_event, BPF_CORE_READ(task, pid));
	eyas_send(s, count);
	return 0;
}
