/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * From the kernel's flag bits (left) to the portable ones of the event format
 * (right, generated from the catalogue).
 */
#ifndef EYAS_FLAGS_H
#define EYAS_FLAGS_H

#include <asm/fcntl.h>
#include <linux/openat2.h>
#include <linux/sched.h>

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

#endif
