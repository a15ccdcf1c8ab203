/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * To whom the kernel gives the children of an exiting thread: another thread of
 * its process, else the nearest ancestor that asked for orphans, else the init
 * process of the pid namespace.
 */
#ifndef EYAS_REAPER_H
#define EYAS_REAPER_H

#include <bpf/bpf_core_read.h>

#include "process.h"

#define PF_EXITING 0x00000004
#define EYAS_ANCESTORS 32

static __always_inline bool eyas_has_children(struct task_struct *task)
{
	struct list_head *children = &task->children;

	return BPF_CORE_READ(children, next) != children;
}

/* The pid of the process' main thread if that lives on, else 0. */
static __always_inline __s64 eyas_live_leader(struct task_struct *task)
{
	struct task_struct *leader = BPF_CORE_READ(task, group_leader);

	if (BPF_CORE_READ(leader, flags) & PF_EXITING)
		return 0;
	return BPF_CORE_READ(leader, pid);
}

/* The nearest ancestor in the same namespace that takes orphans, or 0. */
static __always_inline __s64 eyas_subreaper(struct task_struct *task)
{
	__u32 level = eyas_pid_level(task);

	for (int i = 0; i < EYAS_ANCESTORS; i++) {
		struct signal_struct *signal;
		__s64 leader;

		task = BPF_CORE_READ(task, real_parent);
		if (!task || !BPF_CORE_READ(task, pid) ||
		    eyas_pid_level(task) != level)
			break;
		signal = BPF_CORE_READ(task, signal);
		if (!BPF_CORE_READ_BITFIELD_PROBED(signal, is_child_subreaper))
			continue;
		leader = eyas_live_leader(task);
		if (leader)
			return leader;
	}
	return 0;
}

/* 0: there are no children. */
static __always_inline __s64 eyas_reaper(struct task_struct *task)
{
	struct signal_struct *signal = BPF_CORE_READ(task, signal);
	__s64 reaper;

	if (!eyas_has_children(task))
		return 0;
	reaper = eyas_live_leader(task);
	if (!reaper && BPF_CORE_READ_BITFIELD_PROBED(signal,
						     has_child_subreaper))
		reaper = eyas_subreaper(task);
	return reaper ?: BPF_CORE_READ(eyas_pidns(task), child_reaper, pid);
}

#endif
