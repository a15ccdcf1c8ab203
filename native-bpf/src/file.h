/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Files: the one behind a descriptor and the executable of the process.
 */
#ifndef EYAS_FILE_H
#define EYAS_FILE_H

#include <bpf/bpf_core_read.h>
#include <linux/stat.h>

#include "flags.h"
#include "kernel.h"
#include "process.h"
#include "record.h"

#define FMODE_CREATED 0x100000
#define OVERLAYFS_SUPER_MAGIC 0x794c7630
#define SB_RDONLY 1
#define CAP_DAC_OVERRIDE 1
#define CTIME_QUERIED 0x80000000	/* a flag in the nanoseconds */

static __always_inline struct file *eyas_file_of(struct task_struct *task,
						 __s64 fd)
{
	struct fdtable *table = BPF_CORE_READ(task, files, fdt);
	struct file **files = BPF_CORE_READ(table, fd);
	struct file *file = NULL;

	if (fd < 0 || fd >= BPF_CORE_READ(table, max_fds))
		return NULL;
	bpf_probe_read_kernel(&file, sizeof(file), files + fd);
	return file;
}

static __always_inline struct file *eyas_file(struct eyas_scratch *s, __s64 fd)
{
	return eyas_file_of(eyas_task(s), fd);
}

/*
 * Type of the file behind a descriptor of the current process, as S_IFMT has it;
 * 0: none. For the programs that run at every system call: as far as types go, no
 * helper is called.
 */
static __always_inline __u16 eyas_own_mode(__s64 fd)
{
	struct file *file = NULL;
	struct fdtable *table;

	if (!EYAS_HAS_TASK_BTF)
		return BPF_CORE_READ(eyas_file_of((void *)bpf_get_current_task(),
						  fd), f_inode, i_mode) & S_IFMT;
	table = bpf_get_current_task_btf()->files->fdt;
	if (fd < 0 || fd >= table->max_fds)
		return 0;
	bpf_probe_read_kernel(&file, sizeof(file), table->fd + fd);
	return BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT;
}

/* The file that the call opened, or NULL. */
static __always_inline struct file *eyas_opened(struct eyas_scratch *s)
{
	return eyas_file(s, s->ret);
}

/* As stat(2) gives it. */
static __always_inline __u32 eyas_file_dev(struct file *file)
{
	__u32 dev = BPF_CORE_READ(file, f_inode, i_sb, s_dev);
	__u32 major = dev >> 20;
	__u32 minor = dev & 0xfffff;

	return (minor & 0xff) | (major << 8) | ((minor & ~0xffU) << 12);
}

enum eyas_layer {
	EYAS_NO_OVERLAY,
	EYAS_UPPER_LAYER,
	EYAS_LOWER_LAYER,
};

/* On which side of an overlay file system, such as a container's, a file is. */
static __always_inline enum eyas_layer eyas_layer(struct inode *inode)
{
	struct dentry *upper = NULL;

	if (BPF_CORE_READ(inode, i_sb, s_magic) != OVERLAYFS_SUPER_MAGIC)
		return EYAS_NO_OVERLAY;
	/* struct ovl_inode: the upper dentry follows the VFS inode */
	bpf_probe_read_kernel(&upper, sizeof(upper),
			      (char *)inode + bpf_core_type_size(struct inode));
	return upper ? EYAS_UPPER_LAYER : EYAS_LOWER_LAYER;
}

static __always_inline __u32 eyas_opened_flags(struct eyas_scratch *s,
					       __u64 flags)
{
	__u32 portable = eyas_open_flags(flags);
	struct file *file = eyas_opened(s);

	if (!file)
		return portable;
	if (BPF_CORE_READ(file, f_mode) & FMODE_CREATED)
		portable |= FILE_FLAGS_O_F_CREATED;
	switch (eyas_layer(BPF_CORE_READ(file, f_inode))) {
	case EYAS_UPPER_LAYER:
		return portable | FILE_FLAGS_FD_UPPER_LAYER;
	case EYAS_LOWER_LAYER:
		return portable | FILE_FLAGS_FD_LOWER_LAYER;
	default:
		return portable;
	}
}

static __always_inline __u32 eyas_creat_layer(struct eyas_scratch *s)
{
	struct file *file = eyas_opened(s);

	if (!file)
		return 0;
	switch (eyas_layer(BPF_CORE_READ(file, f_inode))) {
	case EYAS_UPPER_LAYER:
		return CREAT_FLAGS_FD_UPPER_LAYER_CREAT;
	case EYAS_LOWER_LAYER:
		return CREAT_FLAGS_FD_LOWER_LAYER_CREAT;
	default:
		return 0;
	}
}

static __always_inline struct file *eyas_exe(struct eyas_scratch *s)
{
	return BPF_CORE_READ(eyas_task(s), mm, exe_file);
}

static __always_inline struct inode *eyas_exe_inode(struct eyas_scratch *s)
{
	return BPF_CORE_READ(eyas_exe(s), f_inode);
}

static __always_inline __u64 eyas_nanoseconds(struct timespec64 *time)
{
	return BPF_CORE_READ(time, tv_sec) * NSEC_PER_SEC +
	       BPF_CORE_READ(time, tv_nsec);
}

static __always_inline __u64 eyas_ctime(struct inode *inode)
{
	struct inode___seconds *seconds = (void *)inode;
	struct inode___accessor *accessor = (void *)inode;
	struct inode___plain *plain = (void *)inode;

	if (bpf_core_field_exists(seconds->i_ctime_sec))
		return BPF_CORE_READ(seconds, i_ctime_sec) * NSEC_PER_SEC +
		       (BPF_CORE_READ(seconds, i_ctime_nsec) &
			~CTIME_QUERIED);
	if (bpf_core_field_exists(accessor->__i_ctime))
		return eyas_nanoseconds(&accessor->__i_ctime);
	return eyas_nanoseconds(&plain->i_ctime);
}

static __always_inline __u64 eyas_mtime(struct inode *inode)
{
	struct inode___seconds *seconds = (void *)inode;
	struct inode___accessor *accessor = (void *)inode;
	struct inode___plain *plain = (void *)inode;

	if (bpf_core_field_exists(seconds->i_mtime_sec))
		return BPF_CORE_READ(seconds, i_mtime_sec) * NSEC_PER_SEC +
		       BPF_CORE_READ(seconds, i_mtime_nsec);
	if (bpf_core_field_exists(accessor->__i_mtime))
		return eyas_nanoseconds(&accessor->__i_mtime);
	return eyas_nanoseconds(&plain->i_mtime);
}

/* Whether the user who runs a program may change it. */
static __always_inline bool eyas_writable(struct task_struct *task,
					  struct inode *inode)
{
	const struct cred *cred = BPF_CORE_READ(task, cred);
	__u16 mode = BPF_CORE_READ(inode, i_mode);

	if (BPF_CORE_READ(inode, i_sb, s_flags) & SB_RDONLY)
		return 0;
	if (eyas_capabilities(&cred->cap_effective) & (1 << CAP_DAC_OVERRIDE))
		return 1;
	if (BPF_CORE_READ(inode, i_uid.val) == BPF_CORE_READ(cred, euid.val))
		return mode & S_IWUSR;
	if (BPF_CORE_READ(inode, i_gid.val) == BPF_CORE_READ(cred, egid.val))
		return mode & S_IWGRP;
	return mode & S_IWOTH;
}

static __always_inline bool eyas_is_memfd(struct file *file)
{
	const unsigned char *name = BPF_CORE_READ(file, f_path.dentry,
						  d_name.name);
	char start[8] = {};

	bpf_probe_read_kernel_str(start, 7, name);
	return start[0] == 'm' && start[1] == 'e' && start[2] == 'm' &&
	       start[3] == 'f' && start[4] == 'd' && start[5] == ':' &&
	       BPF_CORE_READ(file, f_path.dentry, d_parent) ==
	       BPF_CORE_READ(file, f_path.dentry);
}

static __always_inline __u32 eyas_exe_flags(struct eyas_scratch *s)
{
	struct file *exe = eyas_exe(s);
	struct inode *inode = BPF_CORE_READ(exe, f_inode);
	enum eyas_layer layer;
	__u32 flags = 0;

	if (!inode)
		return 0;
	layer = eyas_layer(inode);
	if (eyas_writable(eyas_task(s), inode))
		flags |= EXECVE_FLAGS_EXE_WRITABLE;
	if (layer == EYAS_UPPER_LAYER)
		flags |= EXECVE_FLAGS_EXE_UPPER_LAYER;
	if (layer == EYAS_LOWER_LAYER)
		flags |= EXECVE_FLAGS_EXE_LOWER_LAYER;
	if (eyas_is_memfd(exe))
		flags |= EXECVE_FLAGS_EXE_FROM_MEMFD;
	return flags;
}

#endif
