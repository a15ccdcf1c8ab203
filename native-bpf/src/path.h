/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Paths that the kernel holds as chains from the leaf to the root. They are
 * put together backwards at the end of a buffer of their own.
 */
#ifndef EYAS_PATH_H
#define EYAS_PATH_H

#include <bpf/bpf_core_read.h>

#include "kernel.h"
#include "process.h"
#include "record.h"

#define EYAS_PATH_COMPONENTS 48
#define EYAS_NAME_MASK 255
#define EYAS_AT_ROOT -1		/* a path that has its beginning */

/* Puts "/name" in front of what starts at offset at; returns the new start. */
static __always_inline __u32 eyas_prepend_name(struct eyas_scratch *s, __u32 at,
					       const void *name, __u32 length)
{
	length &= EYAS_NAME_MASK;
	if (at < length + 1)
		return at;
	at -= length;
	bpf_probe_read_kernel(&s->path[at & EYAS_PATH_MASK], length, name);
	at--;
	s->path[at & EYAS_PATH_MASK] = '/';
	return at;
}

/*
 * The callers' loops use global functions so that the verifier forgets what it
 * knows about the offset and the loops do not multiply its states.
 */

/* For a name whose length is not known before it is read. */
__noinline int eyas_prepend_str(__u32 at, __u64 name)
{
	struct eyas_scratch *s = eyas_scratch();
	void *copy;
	long n;

	if (!s)
		return at;
	copy = &s->path[EYAS_BYTES_MAX];
	n = bpf_probe_read_kernel_str(copy, EYAS_NAME_MASK, (void *)name);
	return n < 1 ? at : eyas_prepend_name(s, at, copy, n - 1);
}

static __always_inline void eyas_put_prepended(struct eyas_scratch *s, __u32 at)
{
	__u32 length;

	if (at == EYAS_PATH_MASK) {
		at--;
		s->path[at & EYAS_PATH_MASK] = '/';
	}
	s->path[EYAS_PATH_MASK] = 0;
	length = (EYAS_BYTES_MAX - at) & EYAS_PATH_MASK;
	bpf_probe_read_kernel(eyas_end(s), length,
			      &s->path[at & EYAS_PATH_MASK]);
	s->end += length;
}

static __always_inline struct mount *eyas_mount(struct vfsmount *mnt)
{
	return (struct mount *)((char *)mnt -
				bpf_core_field_offset(struct mount, mnt));
}

/*
 * One step from a leaf to the root: the new start of the path, or EYAS_AT_ROOT.
 * A global function, too, whose place stands in the scratch buffer.
 */
__noinline int eyas_climb(__u32 at)
{
	struct eyas_scratch *s = eyas_scratch();
	struct dentry *dentry, *parent;
	struct vfsmount *mnt;

	if (!s)
		return EYAS_AT_ROOT;
	dentry = (void *)s->climb.dentry;
	mnt = (void *)s->climb.mnt;
	if (dentry == (void *)s->climb.root && mnt == (void *)s->climb.root_mnt)
		return EYAS_AT_ROOT;
	if (dentry == BPF_CORE_READ(mnt, mnt_root)) {
		struct mount *mount = eyas_mount(mnt);
		struct mount *above = BPF_CORE_READ(mount, mnt_parent);

		if (above == mount)
			return EYAS_AT_ROOT;
		s->climb.dentry = (__u64)BPF_CORE_READ(mount, mnt_mountpoint);
		s->climb.mnt = (__u64)above +
			       bpf_core_field_offset(struct mount, mnt);
		return at;
	}
	parent = BPF_CORE_READ(dentry, d_parent);
	if (parent == dentry)
		return EYAS_AT_ROOT;
	s->climb.dentry = (__u64)parent;
	return eyas_prepend_name(s, at, BPF_CORE_READ(dentry, d_name.name),
				 BPF_CORE_READ(dentry, d_name.len));
}

/* A path as the current process would see it from its root directory. */
__noinline int eyas_put_path(__u64 dentry, __u64 mnt)
{
	struct eyas_scratch *s = eyas_scratch();
	struct fs_struct *fs;
	__u32 at = EYAS_PATH_MASK;

	if (!s || !dentry || !mnt)
		return 0;
	fs = BPF_CORE_READ(eyas_task(s), fs);
	s->climb.dentry = dentry;
	s->climb.mnt = mnt;
	s->climb.root = (__u64)BPF_CORE_READ(fs, root.dentry);
	s->climb.root_mnt = (__u64)BPF_CORE_READ(fs, root.mnt);
	for (int i = 0; i < EYAS_PATH_COMPONENTS; i++) {
		int next = eyas_climb(at);

		if (next == EYAS_AT_ROOT)
			break;
		at = next;
	}
	eyas_put_prepended(s, at);
	return 0;
}

static __always_inline void eyas_put_cwd(struct eyas_scratch *s)
{
	struct fs_struct *fs = BPF_CORE_READ(eyas_task(s), fs);

	eyas_put_path((__u64)BPF_CORE_READ(fs, pwd.dentry),
		      (__u64)BPF_CORE_READ(fs, pwd.mnt));
}

static __always_inline void eyas_put_file_path(struct eyas_scratch *s,
					       struct file *file)
{
	eyas_put_path((__u64)BPF_CORE_READ(file, f_path.dentry),
		      (__u64)BPF_CORE_READ(file, f_path.mnt));
}

static __always_inline struct kernfs_node *
eyas_kernfs_parent(struct kernfs_node *node)
{
	struct kernfs_node___rcu *rcu = (void *)node;

	if (bpf_core_field_exists(rcu->__parent))
		return BPF_CORE_READ(rcu, __parent);
	return BPF_CORE_READ(node, parent);
}

/* Path of a control group in its hierarchy, from the real root. */
__noinline int eyas_put_cgroup_path(__u64 node_address)
{
	struct eyas_scratch *s = eyas_scratch();
	struct kernfs_node *node = (void *)node_address;
	__u32 at = EYAS_PATH_MASK;

	if (!s)
		return 0;
	for (int i = 0; i < EYAS_PATH_COMPONENTS; i++) {
		struct kernfs_node *parent;

		if (!node)
			break;
		parent = eyas_kernfs_parent(node);
		if (!parent)
			break;
		at = eyas_prepend_str(at, (__u64)BPF_CORE_READ(node, name));
		node = parent;
	}
	eyas_put_prepended(s, at);
	return 0;
}

/* "subsystem=path", as a line of /proc/PID/cgroup has them; v2 has no name. */
static __always_inline void
eyas_put_cgroup(struct eyas_scratch *s, const char *name, __u32 name_length,
		struct cgroup *cgroup)
{
	struct kernfs_node *node = BPF_CORE_READ(cgroup, kn);

	if (!node)
		return;
	eyas_put_kernel_str(s, name_length, name);
	s->end--;
	eyas_put_cgroup_path((__u64)node);
}

#define EYAS_PUT_CGROUP(s, css_set, subsystem)				       \
	if (bpf_core_enum_value_exists(enum cgroup_subsys_id,		       \
				       subsystem##_cgrp_id)) {		       \
		__u32 index = bpf_core_enum_value(enum cgroup_subsys_id,       \
						  subsystem##_cgrp_id);	       \
		struct cgroup_subsys_state **states = css_set->subsys;	       \
		struct cgroup_subsys_state *state = NULL;		       \
		static const char name[] = #subsystem "=";		       \
		bpf_probe_read_kernel(&state, sizeof(state), states + index);  \
		if (state)						       \
			eyas_put_cgroup(s, name, sizeof(name),		       \
					BPF_CORE_READ(state, cgroup));	       \
	}

static __always_inline void eyas_put_cgroups(struct eyas_scratch *s)
{
	struct css_set *set = BPF_CORE_READ(eyas_task(s),
					    cgroups);
	static const char unified[] = "=";

	eyas_put_cgroup(s, unified, sizeof(unified),
			BPF_CORE_READ(set, dfl_cgrp));
	EYAS_PUT_CGROUP(s, set, cpuset)
	EYAS_PUT_CGROUP(s, set, cpu)
	EYAS_PUT_CGROUP(s, set, cpuacct)
	EYAS_PUT_CGROUP(s, set, io)
	EYAS_PUT_CGROUP(s, set, memory)
}

#endif
