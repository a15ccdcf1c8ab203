/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * From the kernel's flag bits (left) to the portable ones of the event format
 * (right, generated from the catalogue).
 */
#ifndef EYAS_FLAGS_H
#define EYAS_FLAGS_H

#include <asm/fcntl.h>
#include <linux/eventpoll.h>
#include <linux/fcntl.h>
#include <linux/io_uring.h>
#include <linux/mman.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <linux/sem.h>

#include "events.gen.h"

#ifndef O_LARGEFILE_X86
#define O_LARGEFILE_X86 0100000
#endif

static __always_inline __u32 eyas_bit(__u64 flags, __u64 kernel, __u32 portable)
{
	return (flags & kernel) == kernel ? portable : 0;
}

/* Status and creation flags, without the access mode. */
static __always_inline __u32 eyas_fd_flags(__u64 f)
{
	return eyas_bit(f, O_CREAT, FILE_FLAGS_O_CREAT) |
	       eyas_bit(f, O_TMPFILE, FILE_FLAGS_O_TMPFILE) |
	       eyas_bit(f, O_APPEND, FILE_FLAGS_O_APPEND) |
	       eyas_bit(f, O_DSYNC, FILE_FLAGS_O_DSYNC) |
	       eyas_bit(f, O_EXCL, FILE_FLAGS_O_EXCL) |
	       eyas_bit(f, O_NONBLOCK, FILE_FLAGS_O_NONBLOCK) |
	       eyas_bit(f, O_SYNC, FILE_FLAGS_O_SYNC) |
	       eyas_bit(f, O_TRUNC, FILE_FLAGS_O_TRUNC) |
	       eyas_bit(f, O_DIRECT, FILE_FLAGS_O_DIRECT) |
	       eyas_bit(f, O_DIRECTORY, FILE_FLAGS_O_DIRECTORY) |
	       eyas_bit(f, O_LARGEFILE_X86, FILE_FLAGS_O_LARGEFILE) |
	       eyas_bit(f, O_CLOEXEC, FILE_FLAGS_O_CLOEXEC);
}

static __always_inline __u32 eyas_open_flags(__u64 f)
{
	__u32 access = FILE_FLAGS_O_RDONLY;

	if ((f & O_ACCMODE) == O_WRONLY)
		access = FILE_FLAGS_O_WRONLY;
	else if ((f & O_ACCMODE) == O_RDWR)
		access = FILE_FLAGS_O_RDWR;
	return access | eyas_fd_flags(f);
}

/* Whether the call's mode argument means something. */
static __always_inline int eyas_creates(__u64 f)
{
	return (f & O_CREAT) || (f & O_TMPFILE) == O_TMPFILE;
}

static __always_inline __u32 eyas_resolve_flags(__u64 f)
{
	return eyas_bit(f, RESOLVE_BENEATH, OPENAT2_FLAGS_RESOLVE_BENEATH) |
	       eyas_bit(f, RESOLVE_IN_ROOT, OPENAT2_FLAGS_RESOLVE_IN_ROOT) |
	       eyas_bit(f, RESOLVE_NO_MAGICLINKS,
			OPENAT2_FLAGS_RESOLVE_NO_MAGICLINKS) |
	       eyas_bit(f, RESOLVE_NO_SYMLINKS,
			OPENAT2_FLAGS_RESOLVE_NO_SYMLINKS) |
	       eyas_bit(f, RESOLVE_NO_XDEV, OPENAT2_FLAGS_RESOLVE_NO_XDEV) |
	       eyas_bit(f, RESOLVE_CACHED, OPENAT2_FLAGS_RESOLVE_CACHED);
}

static __always_inline __u32 eyas_clone_flags(__u64 f)
{
	return eyas_bit(f, CLONE_FILES, CLONE_FLAGS_CLONE_FILES) |
	       eyas_bit(f, CLONE_FS, CLONE_FLAGS_CLONE_FS) |
	       eyas_bit(f, CLONE_IO, CLONE_FLAGS_CLONE_IO) |
	       eyas_bit(f, CLONE_NEWIPC, CLONE_FLAGS_CLONE_NEWIPC) |
	       eyas_bit(f, CLONE_NEWNET, CLONE_FLAGS_CLONE_NEWNET) |
	       eyas_bit(f, CLONE_NEWNS, CLONE_FLAGS_CLONE_NEWNS) |
	       eyas_bit(f, CLONE_NEWPID, CLONE_FLAGS_CLONE_NEWPID) |
	       eyas_bit(f, CLONE_NEWUTS, CLONE_FLAGS_CLONE_NEWUTS) |
	       eyas_bit(f, CLONE_NEWUSER, CLONE_FLAGS_CLONE_NEWUSER) |
	       eyas_bit(f, CLONE_NEWCGROUP, CLONE_FLAGS_CLONE_NEWCGROUP) |
	       eyas_bit(f, CLONE_PARENT, CLONE_FLAGS_CLONE_PARENT) |
	       eyas_bit(f, CLONE_PARENT_SETTID,
			CLONE_FLAGS_CLONE_PARENT_SETTID) |
	       eyas_bit(f, CLONE_PTRACE, CLONE_FLAGS_CLONE_PTRACE) |
	       eyas_bit(f, CLONE_SIGHAND, CLONE_FLAGS_CLONE_SIGHAND) |
	       eyas_bit(f, CLONE_SYSVSEM, CLONE_FLAGS_CLONE_SYSVSEM) |
	       eyas_bit(f, CLONE_THREAD, CLONE_FLAGS_CLONE_THREAD) |
	       eyas_bit(f, CLONE_UNTRACED, CLONE_FLAGS_CLONE_UNTRACED) |
	       eyas_bit(f, CLONE_VM, CLONE_FLAGS_CLONE_VM) |
	       eyas_bit(f, CLONE_VFORK, CLONE_FLAGS_CLONE_VFORK) |
	       eyas_bit(f, CLONE_SETTLS, CLONE_FLAGS_CLONE_SETTLS) |
	       eyas_bit(f, CLONE_CHILD_SETTID, CLONE_FLAGS_CLONE_CHILD_SETTID) |
	       eyas_bit(f, CLONE_CHILD_CLEARTID,
			CLONE_FLAGS_CLONE_CHILD_CLEARTID);
}

static __always_inline __u32 eyas_prot_flags(__u64 f)
{
	return (f & (PROT_READ | PROT_WRITE | PROT_EXEC | PROT_SEM)) |
	       eyas_bit(f, PROT_GROWSDOWN, PROT_FLAGS_PROT_GROWSDOWN) |
	       eyas_bit(f, PROT_GROWSUP, PROT_FLAGS_PROT_GROWSUP);
}

static __always_inline __u32 eyas_mmap_flags(__u64 f)
{
	return eyas_bit(f, MAP_SHARED, MMAP_FLAGS_MAP_SHARED) |
	       eyas_bit(f, MAP_PRIVATE, MMAP_FLAGS_MAP_PRIVATE) |
	       eyas_bit(f, MAP_FIXED, MMAP_FLAGS_MAP_FIXED) |
	       eyas_bit(f, MAP_ANONYMOUS, MMAP_FLAGS_MAP_ANONYMOUS) |
	       eyas_bit(f, MAP_32BIT, MMAP_FLAGS_MAP_32BIT) |
	       eyas_bit(f, MAP_NORESERVE, MMAP_FLAGS_MAP_NORESERVE) |
	       eyas_bit(f, MAP_POPULATE, MMAP_FLAGS_MAP_POPULATE) |
	       eyas_bit(f, MAP_NONBLOCK, MMAP_FLAGS_MAP_NONBLOCK) |
	       eyas_bit(f, MAP_GROWSDOWN, MMAP_FLAGS_MAP_GROWSDOWN) |
	       eyas_bit(f, MAP_DENYWRITE, MMAP_FLAGS_MAP_DENYWRITE) |
	       eyas_bit(f, MAP_EXECUTABLE, MMAP_FLAGS_MAP_EXECUTABLE) |
	       eyas_bit(f, MAP_LOCKED, MMAP_FLAGS_MAP_LOCKED);
}

/* Old programs put a magic number into the upper half. */
static __always_inline __u32 eyas_mount_flags(__u64 f)
{
	return (f & 0xffff0000) == 0xc0ed0000 ? f & 0xffff : f;
}

static __always_inline __u32 eyas_semget_flags(__u64 f)
{
	return (f & 0777) | eyas_bit(f, IPC_CREAT, SEMGET_FLAGS_IPC_CREAT) |
	       eyas_bit(f, IPC_EXCL, SEMGET_FLAGS_IPC_EXCL);
}

static __always_inline __u32 eyas_semop_flags(__u64 f)
{
	return eyas_bit(f, IPC_NOWAIT, SEMOP_FLAGS_IPC_NOWAIT) |
	       eyas_bit(f, SEM_UNDO, SEMOP_FLAGS_SEM_UNDO);
}

static __always_inline __u32 eyas_fchownat_flags(__u64 f)
{
	return eyas_bit(f, AT_SYMLINK_NOFOLLOW,
			FCHOWNAT_FLAGS_AT_SYMLINK_NOFOLLOW) |
	       eyas_bit(f, AT_EMPTY_PATH, FCHOWNAT_FLAGS_AT_EMPTY_PATH);
}

static __always_inline __u32 eyas_epoll_flags(__u64 f)
{
	return eyas_bit(f, EPOLL_CLOEXEC, EPOLL_CREATE1_FLAGS_EPOLL_CLOEXEC);
}

static __always_inline __u32 eyas_pidfd_flags(__u64 f)
{
	return eyas_bit(f, O_NONBLOCK, PIDFD_OPEN_FLAGS_PIDFD_NONBLOCK);
}

static __always_inline __u32 eyas_delete_module_flags(__u64 f)
{
	return eyas_bit(f, O_NONBLOCK, DELETE_MODULE_FLAGS_O_NONBLOCK) |
	       eyas_bit(f, O_TRUNC, DELETE_MODULE_FLAGS_O_TRUNC);
}

static __always_inline __u32 eyas_uring_flags(__u64 f)
{
	return eyas_bit(f, IORING_SETUP_IOPOLL,
			IO_URING_SETUP_FLAGS_IORING_SETUP_IOPOLL) |
	       eyas_bit(f, IORING_SETUP_SQPOLL,
			IO_URING_SETUP_FLAGS_IORING_SETUP_SQPOLL) |
	       eyas_bit(f, IORING_SETUP_SQ_AFF,
			IO_URING_SETUP_FLAGS_IORING_SETUP_SQ_AFF) |
	       eyas_bit(f, IORING_SETUP_CQSIZE,
			IO_URING_SETUP_FLAGS_IORING_SETUP_CQSIZE) |
	       eyas_bit(f, IORING_SETUP_CLAMP,
			IO_URING_SETUP_FLAGS_IORING_SETUP_CLAMP) |
	       eyas_bit(f, IORING_SETUP_ATTACH_WQ,
			IO_URING_SETUP_FLAGS_IORING_SETUP_ATTACH_RW) |
	       eyas_bit(f, IORING_SETUP_R_DISABLED,
			IO_URING_SETUP_FLAGS_IORING_SETUP_R_DISABLED);
}

/* The error code of a page fault on x86. */
static __always_inline __u32 eyas_fault_flags(__u64 f)
{
	return ((f & 1) ? PF_FLAGS_PROTECTION_VIOLATION
			: PF_FLAGS_PAGE_NOT_PRESENT) |
	       ((f & 2) ? PF_FLAGS_WRITE_ACCESS : PF_FLAGS_READ_ACCESS) |
	       ((f & 4) ? PF_FLAGS_USER_FAULT : PF_FLAGS_SUPERVISOR_FAULT) |
	       ((f & 8) ? PF_FLAGS_RESERVED_PAGE : 0) |
	       ((f & 16) ? PF_FLAGS_INSTRUCTION_FETCH : 0);
}

#endif
