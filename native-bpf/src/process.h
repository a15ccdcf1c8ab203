/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * What events tell about the current process.
 */
#ifndef EYAS_PROCESS_H
#define EYAS_PROCESS_H

#include <bpf/bpf_core_read.h>

#include "kernel.h"
#include "record.h"

#define PIDTYPE_TGID 1
#define PIDTYPE_PGID 2
#define RLIMIT_NOFILE 7
#define MM_FILEPAGES 0
#define MM_ANONPAGES 1
#define MM_SWAPENTS 2
#define MM_SHMEMPAGES 3
#define PAGE_KB 4
#define NSEC_PER_SEC 1000000000ULL
#define EYAS_ARGV_MAX 64	/* strings kept of a failed exec */

/* Since 5.11 the current process can be had with its type. */
#define EYAS_HAS_TASK_BTF						       \
	bpf_core_enum_value_exists(enum bpf_func_id,			       \
				   BPF_FUNC_get_current_task_btf)

static __always_inline struct task_struct *eyas_task(struct eyas_scratch *s)
{
	return (struct task_struct *)s->task;
}

/* A pid as its namespace number level sees it; 0: the host. */
static __always_inline __s64 eyas_pid_nr(struct pid *pid, __u32 level)
{
	struct upid *upid = &pid->numbers[0];

	if (!pid)
		return 0;
	return BPF_CORE_READ((struct upid *)((char *)upid +
			     level * bpf_core_type_size(struct upid)), nr);
}

static __always_inline __u32 eyas_pid_level(struct task_struct *task)
{
	return BPF_CORE_READ(task, thread_pid, level);
}

static __always_inline __s64 eyas_vtid(struct task_struct *task)
{
	return eyas_pid_nr(BPF_CORE_READ(task, thread_pid),
			   eyas_pid_level(task));
}

/* Id of the process, process group or session in the process' namespace. */
static __always_inline __s64 eyas_vid(struct task_struct *task, __u32 type)
{
	return eyas_pid_nr(BPF_CORE_READ(task, signal, pids[type]),
			   eyas_pid_level(task));
}

static __always_inline struct pid_namespace *
eyas_pidns(struct task_struct *task)
{
	struct pid *pid = BPF_CORE_READ(task, thread_pid);
	__u32 level = BPF_CORE_READ(pid, level);
	struct upid *upid = &pid->numbers[0];

	return BPF_CORE_READ((struct upid *)((char *)upid +
			     level * bpf_core_type_size(struct upid)), ns);
}

/* Whether children get numbers that differ from the host's. */
static __always_inline bool eyas_child_in_pidns(struct task_struct *task)
{
	struct pid_namespace *own = eyas_pidns(task);

	return eyas_pid_level(task) > 0 ||
	       BPF_CORE_READ(task, nsproxy, pid_ns_for_children) != own;
}

/* An index into an array would be scaled by our structure's size. */
static __always_inline __s64 eyas_percpu_pages(struct mm_struct___percpu *mm,
					       __u32 counter)
{
	char *counters = (char *)&mm->rss_stat[0];

	return BPF_CORE_READ((struct percpu_counter *)(counters + counter *
			     bpf_core_type_size(struct percpu_counter)), count);
}

static __always_inline __u64 eyas_rss(struct mm_struct *mm, __u32 counter)
{
	struct mm_struct___percpu *percpu = (void *)mm;
	struct mm_struct___atomic *atomic = (void *)mm;
	__s64 pages = 0;

	if (!mm)
		return 0;
	if (bpf_core_field_exists(percpu->rss_stat[0].count))
		pages = eyas_percpu_pages(percpu, counter);
	else if (bpf_core_field_exists(atomic->rss_stat))
		pages = BPF_CORE_READ(atomic, rss_stat.count[counter].counter);
	return pages < 0 ? 0 : pages * PAGE_KB;
}

static __always_inline __u64 eyas_vm_rss(struct mm_struct *mm)
{
	return eyas_rss(mm, MM_FILEPAGES) + eyas_rss(mm, MM_ANONPAGES) +
	       eyas_rss(mm, MM_SHMEMPAGES);
}

/* As /proc/PID/stat prints it; 0: no terminal. */
static __always_inline __u32 eyas_tty(struct task_struct *task)
{
	struct tty_struct *tty = BPF_CORE_READ(task, signal, tty);
	__u32 major, minor;

	if (!tty)
		return 0;
	major = BPF_CORE_READ(tty, driver, major);
	minor = BPF_CORE_READ(tty, driver, minor_start) +
		BPF_CORE_READ(tty, index);
	return (minor & 0xff) | (major << 8) | ((minor & ~0xffU) << 12);
}

static __always_inline __u64 eyas_capabilities(const kernel_cap_t *set)
{
	__u64 bits = 0;

	/* two 32-bit words before 6.3, one of 64 bits since: same bytes */
	bpf_probe_read_kernel(&bits, sizeof(bits), set);
	return bits;
}

/* argv[0] of a running process: the first string of the argument area. */
static __always_inline void eyas_put_exe(struct eyas_scratch *s)
{
	unsigned long start = BPF_CORE_READ(eyas_task(s), mm, arg_start);
	__u32 before = s->end;

	eyas_put_str(s, (void *)start);
	s->exe_length = s->end - before;
}

/* Strings of a process' own memory, the last one always terminated. */
static __always_inline void eyas_put_area(struct eyas_scratch *s,
					  unsigned long start,
					  unsigned long end)
{
	__u64 length = end - start;

	if (!start || start >= end)
		return;
	if (length > EYAS_BYTES_MAX - 1)
		length = EYAS_BYTES_MAX - 1;
	length &= EYAS_BYTES_MAX - 1;
	if (bpf_probe_read_user(eyas_end(s), length, (void *)start))
		return;
	s->end += length;
	s->record[(s->end - 1) & EYAS_RECORD_MASK] = 0;
}

static __always_inline void eyas_put_args(struct eyas_scratch *s)
{
	struct mm_struct *mm = BPF_CORE_READ(eyas_task(s), mm);
	unsigned long start = BPF_CORE_READ(mm, arg_start);

	eyas_put_area(s, start + s->exe_length, BPF_CORE_READ(mm, arg_end));
}

static __always_inline void eyas_put_env(struct eyas_scratch *s)
{
	struct mm_struct *mm = BPF_CORE_READ(eyas_task(s), mm);

	eyas_put_area(s, BPF_CORE_READ(mm, env_start),
		      BPF_CORE_READ(mm, env_end));
}

/*
 * Puts the string that a pointer of the caller points to, up to an end of the
 * record; 0 where there is none, or no room. A global function: the verifier
 * checks it once, not once for each turn of the loop below.
 */
__noinline int eyas_put_pointed(__u64 pointer, __u32 limit)
{
	struct eyas_scratch *s = eyas_scratch();
	__u64 string = 0;
	__u32 left;
	long n;

	if (!s)
		return 0;
	left = (limit - s->end) & (EYAS_BYTES_MAX - 1);
	if (!left ||
	    bpf_probe_read_user(&string, sizeof(string), (void *)pointer) ||
	    !string)
		return 0;
	n = bpf_probe_read_user_str(eyas_end(s), left, (void *)string);
	if (n <= 0)
		return 0;
	s->end += n;
	return 1;
}

/*
 * The strings that a pointer array of the caller names, for an exec that
 * failed: the process still has its old memory.
 */
__noinline int eyas_put_strings(__u64 array, __u32 first, __u32 last)
{
	struct eyas_scratch *s = eyas_scratch();
	__u32 limit;

	if (!s)
		return 0;
	limit = s->end + EYAS_BYTES_MAX - 1;
	for (__u32 i = 0; i < EYAS_ARGV_MAX; i++) {
		if (first + i >= last ||
		    !eyas_put_pointed(array + 8 * (first + i), limit))
			break;
	}
	return 0;
}

/*
 * The name that was executed. The kernel copies it to the new stack right
 * behind the environment, and a successful exec has cleared the registers.
 */
static __always_inline void eyas_put_exec_filename(struct eyas_scratch *s,
						   __u64 arg)
{
	if (s->ret)
		eyas_put_str(s, (void *)arg);
	else
		eyas_put_str(s, (void *)BPF_CORE_READ(eyas_task(s), mm,
						      env_end));
}

/* Start of the init process of the process' pid namespace, since boot. */
static __always_inline __u64 eyas_pidns_start(struct task_struct *task)
{
	return BPF_CORE_READ(eyas_pidns(task), child_reaper, start_boottime);
}

#endif
