// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/*
 * The probe: programs on the entry and the exit of every system call, on the
 * exit of every thread and, if somebody wants them, on the delivery of signals,
 * on page faults and on switches between threads. Each event is put together in
 * the CPU's scratch buffer, as the generated table says, and copied into the
 * CPU's ring.
 *
 * What is wanted stands in shared.interest; every event that is not delivered
 * is counted by cause.
 */
#include <linux/bpf.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "shared.h"

struct eyas_shared shared;

#include "filter.h"
#include "params.h"

#define PF_KTHREAD 0x00200000
#define TS_COMPAT 0x0002
#define EYAS_PARAMS_MAX 32
#define EYAS_SIGRTMIN 32	/* the kernel's: below the C library's */
#define SIGKILL 9
#define SIGCHLD 17
#define SI_USER 0

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
	__u64 arg = s->args[param->arg & 7] + param->offset;
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
	s->args[0] = regs->di;
	s->args[1] = regs->si;
	s->args[2] = regs->dx;
	s->args[3] = regs->r10;
	s->args[4] = regs->r8;
	s->args[5] = regs->r9;
}

/*
 * Claims the CPU's scratch buffer, or counts why not. A page fault of a program
 * of ours, and what it leads to, comes while the buffer is in use.
 */
static __always_inline struct eyas_scratch *
eyas_begin(struct eyas_counters *count, const struct eyas_event *event,
	   struct task_struct *task)
{
	struct eyas_scratch *s;

	if (count->busy) {
		count->dropped[EYAS_DROP_NESTED]++;
		return NULL;
	}
	s = eyas_scratch();
	if (!s) {
		count->dropped[EYAS_DROP_NO_RING]++;
		return NULL;
	}
	count->busy = 1;
	s->bank = shared.bank;
	s->task = (__u64)task;
	s->ret = 0;
	s->code = event->code;
	s->type = event->type;
	return s;
}

static __always_inline void eyas_ruled_out(struct eyas_counters *count)
{
	count->filtered[EYAS_FILTER_NO_RULE]++;
	count->busy = 0;
}

static __always_inline void eyas_finish(struct eyas_scratch *s,
					struct eyas_counters *count,
					const struct eyas_event *event,
					__u64 tid)
{
	eyas_fill(s, count, event, tid);
	eyas_send(s, count);
	count->busy = 0;
}

static __always_inline bool eyas_is_compat(struct task_struct *task)
{
	if (EYAS_HAS_TASK_BTF)
		return bpf_get_current_task_btf()->thread_info.status &
		       TS_COMPAT;
	return BPF_CORE_READ(task, thread_info.status) & TS_COMPAT;
}

/* Whether an event of a call is wanted; counts it if not. */
static __always_inline bool eyas_admit(struct eyas_counters *count,
				       struct task_struct *task, __u64 number)
{
	if (!eyas_wanted(number)) {
		count->filtered[EYAS_FILTER_UNWANTED]++;
		return 0;
	}
	if (bpf_get_current_pid_tgid() >> 32 == shared.sensor_tgid) {
		count->filtered[EYAS_FILTER_OWN]++;
		return 0;
	}
	if (eyas_is_compat(task)) {
		count->dropped[EYAS_DROP_COMPAT]++;
		return 0;
	}
	return 1;
}

/*
 * These two run at every system call: as programs with types they read what they
 * are given without a helper's call.
 */
SEC("tp_btf/sys_exit")
int eyas_sys_exit(__u64 *ctx)
{
	struct eyas_counters *count = eyas_counters();
	struct task_struct *task = (void *)bpf_get_current_task();
	struct pt_regs *regs = (void *)ctx[0];
	__u64 number = regs->orig_ax;
	const struct eyas_event *event;
	struct eyas_scratch *s;

	count->seen++;
	if (!eyas_admit(count, task, number))
		return 0;
	event = &eyas_events[number & (EYAS_MAX_SYSCALLS - 1)];
	s = eyas_begin(count, event, task);
	if (!s)
		return 0;
	s->ret = ctx[1];
	s->syscall = number;
	eyas_read_args(s, regs);
	if (eyas_exit_ruled_out(s, number)) {
		eyas_ruled_out(count);
		return 0;
	}
	if (s->ret > 0 && eyas_forks(number))
		eyas_bear(s->ret);
	eyas_finish(s, count, event, (__u32)bpf_get_current_pid_tgid());
	return 0;
}

/* What the kernel was given, for the few calls where that matters. */
SEC("tp_btf/sys_enter")
int eyas_sys_enter(__u64 *ctx)
{
	struct eyas_counters *count = eyas_counters();
	struct pt_regs *regs = (void *)ctx[0];
	__u64 number = ctx[1];
	const struct eyas_event *event;
	struct task_struct *task;
	struct eyas_scratch *s;

	if (number == SYS_CLOSE) {
		/* no event: it only tells what to do at the exit */
		eyas_enter_close(shared.bank, (__s32)regs->di);
		return 0;
	}
	event = &eyas_enter_events[number & (EYAS_MAX_SYSCALLS - 1)];
	if (!event->type)
		return 0;
	count->seen++;
	task = (void *)bpf_get_current_task();
	if (!eyas_admit(count, task, number))
		return 0;
	s = eyas_begin(count, event, task);
	if (!s)
		return 0;
	s->ret = -1;
	s->syscall = number;
	eyas_read_args(s, regs);
	if (eyas_enter_ruled_out(s, number)) {
		eyas_ruled_out(count);
		return 0;
	}
	eyas_finish(s, count, event, (__u32)bpf_get_current_pid_tgid());
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
		count->filtered[EYAS_FILTER_OWN]++;
		return 0;
	}
	eyas_note(0, 0);	/* killed inside a call */
	eyas_rename(bpf_get_current_pid_tgid(), EYAS_NAMED_BY_EXEC);
	s = eyas_begin(count, &eyas_exit_event, task);
	if (s)
		eyas_finish(s, count, &eyas_exit_event,
			    BPF_CORE_READ(task, pid));
	return 0;
}

/* There is no event for it, and an exec tells the name itself. */
SEC("raw_tp/task_rename")
int eyas_task_rename(struct bpf_raw_tracepoint_args *ctx)
{
	struct task_struct *task = (void *)ctx->args[0];
	enum eyas_renamed how = EYAS_NAMED_BY_OTHERS;

	if (ctx->args[0] == bpf_get_current_task())
		how = EYAS_NAMED_BY_ITSELF;
	if (how == EYAS_NAMED_BY_ITSELF &&
	    bpf_core_field_exists(task->in_execve) &&
	    BPF_CORE_READ_BITFIELD_PROBED(task, in_execve))
		how = EYAS_NAMED_BY_EXEC;
	eyas_rename(BPF_CORE_READ(task, pid), how);
	return 0;
}

/* Of the tracepoints below: three numbers and the current thread. */
static __always_inline void eyas_trace(const struct eyas_event *event,
				       __u64 first, __u64 second, __u64 third)
{
	struct task_struct *task = (void *)bpf_get_current_task();
	struct eyas_counters *count = eyas_counters();
	__u64 pid_tgid = bpf_get_current_pid_tgid();
	struct eyas_scratch *s;

	count->seen++;
	if (pid_tgid >> 32 == shared.sensor_tgid) {
		count->filtered[EYAS_FILTER_OWN]++;
		return;
	}
	s = eyas_begin(count, event, task);
	if (!s)
		return;
	s->args[0] = first;
	s->args[1] = second;
	s->args[2] = third;
	eyas_finish(s, count, event, (__u32)pid_tgid);
}

/* Who sent a signal, where its information tells. */
static __always_inline __s64 eyas_signal_sender(int signal,
						struct kernel_siginfo *info)
{
	bool sent = signal == SIGKILL || signal == SIGCHLD ||
		    signal >= EYAS_SIGRTMIN;

	/* SEND_SIG_NOINFO, SEND_SIG_PRIV: no pointers */
	if ((__u64)info < 2)
		return 0;
	if (!sent && BPF_CORE_READ(info, si_code) > SI_USER)
		return 0;
	return BPF_CORE_READ(info, _sifields._kill._pid);
}

SEC("raw_tp/signal_deliver")
int eyas_signal_deliver(struct bpf_raw_tracepoint_args *ctx)
{
	int signal = ctx->args[0];

	eyas_trace(&eyas_signal_event,
		   eyas_signal_sender(signal, (void *)ctx->args[1]),
		   (__u32)bpf_get_current_pid_tgid(), signal);
	return 0;
}

SEC("raw_tp/sched_switch")
int eyas_sched_switch(struct bpf_raw_tracepoint_args *ctx)
{
	struct task_struct *next = (void *)ctx->args[2];

	eyas_trace(&eyas_switch_event, BPF_CORE_READ(next, pid), 0, 0);
	return 0;
}

static __always_inline void eyas_fault(struct bpf_raw_tracepoint_args *ctx)
{
	struct pt_regs *regs = (void *)ctx->args[1];

	eyas_trace(&eyas_fault_event, ctx->args[0], BPF_CORE_READ(regs, ip),
		   ctx->args[2]);
}

SEC("raw_tp/page_fault_user")
int eyas_page_fault_user(struct bpf_raw_tracepoint_args *ctx)
{
	eyas_fault(ctx);
	return 0;
}

SEC("raw_tp/page_fault_kernel")
int eyas_page_fault_kernel(struct bpf_raw_tracepoint_args *ctx)
{
	eyas_fault(ctx);
	return 0;
}
