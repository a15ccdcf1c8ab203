/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The sources of parameters that src/events.params names. A global function:
 * the verifier checks it once, not once for each turn of the caller's loop.
 */
#ifndef EYAS_PARAMS_H
#define EYAS_PARAMS_H

#include "choices.h"
#include "data.h"
#include "events.gen.h"
#include "file.h"
#include "path.h"
#include "process.h"
#include "quota.h"
#include "reaper.h"
#include "shared.h"
#include "socket.h"
#include "user.h"
#include "values.h"

#define MODE_BITS 07777
#define AT_REMOVEDIR 0x200
#define CORE_DUMPED 0x80
#define SIGNAL_BITS 0x7f
#define TASK_COMM_LEN 16

extern struct eyas_shared shared;

struct eyas_open_how {
	__u64 flags;
	__u64 mode;
	__u64 resolve;
};

static __always_inline struct eyas_open_how eyas_how(__u64 address)
{
	struct eyas_open_how how = {};

	bpf_probe_read_user(&how, sizeof(how), (void *)address);
	return how;
}

/* clone3 passes a structure whose first member is the flags. */
static __always_inline __u64 eyas_clone3_flags(__u64 address)
{
	__u64 flags = 0;

	bpf_probe_read_user(&flags, sizeof(flags), (void *)address);
	return flags;
}

static __always_inline __u32 eyas_child_flags(struct eyas_scratch *s,
					      __u64 kernel_flags)
{
	__u32 flags = eyas_clone_flags(kernel_flags);

	if (eyas_child_in_pidns(eyas_task(s)))
		flags |= CLONE_FLAGS_CLONE_CHILD_IN_PIDNS;
	return flags;
}

/* After a failed exec the process' memory is still that of the old program. */
static __always_inline bool eyas_failed_exec(struct eyas_scratch *s)
{
	return s->ret < 0 && (s->type == PPME_SYSCALL_EXECVE_19_X ||
			      s->type == PPME_SYSCALL_EXECVEAT_X);
}

static __always_inline __u64 eyas_argv(struct eyas_scratch *s)
{
	return s->type == PPME_SYSCALL_EXECVEAT_X ? s->args[2] : s->args[1];
}

static __always_inline __u64 eyas_envp(struct eyas_scratch *s)
{
	return s->type == PPME_SYSCALL_EXECVEAT_X ? s->args[3] : s->args[2];
}

/* What only needs the process. */
static __always_inline __u64 eyas_process_number(struct eyas_scratch *s,
						 __u32 source)
{
	struct task_struct *task = eyas_task(s);
	const struct cred *cred = BPF_CORE_READ(task, cred);
	struct mm_struct *mm = BPF_CORE_READ(task, mm);

	switch (source) {
	case EYAS_TID:
		return BPF_CORE_READ(task, pid);
	case EYAS_PID:
		return BPF_CORE_READ(task, tgid);
	case EYAS_PTID:
		return BPF_CORE_READ(task, real_parent, pid);
	case EYAS_VTID:
		return eyas_vtid(task);
	case EYAS_VPID:
		return eyas_vid(task, PIDTYPE_TGID);
	case EYAS_PGID:
		return eyas_pid_nr(BPF_CORE_READ(task, signal,
						 pids[PIDTYPE_PGID]), 0);
	case EYAS_VPGID:
		return eyas_vid(task, PIDTYPE_PGID);
	case EYAS_UID:
		return BPF_CORE_READ(cred, euid.val);
	case EYAS_GID:
		return BPF_CORE_READ(cred, egid.val);
	case EYAS_LOGINUID:
		return BPF_CORE_READ(task, loginuid.val);
	case EYAS_CAP_INHERITABLE:
		return eyas_capabilities(&cred->cap_inheritable);
	case EYAS_CAP_PERMITTED:
		return eyas_capabilities(&cred->cap_permitted);
	case EYAS_CAP_EFFECTIVE:
		return eyas_capabilities(&cred->cap_effective);
	case EYAS_FDLIMIT:
		return BPF_CORE_READ(task, signal,
				     rlim[RLIMIT_NOFILE].rlim_cur);
	case EYAS_PGFT_MAJ:
		return BPF_CORE_READ(task, maj_flt);
	case EYAS_PGFT_MIN:
		return BPF_CORE_READ(task, min_flt);
	case EYAS_VM_SIZE:
		return BPF_CORE_READ(mm, total_vm) * PAGE_KB;
	case EYAS_VM_RSS:
		return eyas_vm_rss(mm);
	case EYAS_VM_SWAP:
		return eyas_rss(mm, MM_SWAPENTS);
	case EYAS_TTY:
		return eyas_tty(task);
	case EYAS_EXE_FLAGS:
		return eyas_exe_flags(s);
	case EYAS_EXE_INO:
		return BPF_CORE_READ(eyas_exe_inode(s), i_ino);
	case EYAS_EXE_CTIME:
		return eyas_ctime(eyas_exe_inode(s));
	case EYAS_EXE_MTIME:
		return eyas_mtime(eyas_exe_inode(s));
	case EYAS_PIDNS_START:
		return eyas_pidns_start(task);
	case EYAS_EXIT_STATUS:
		return BPF_CORE_READ(task, exit_code);
	case EYAS_EXIT_RET:
		return (BPF_CORE_READ(task, exit_code) >> 8) & 0xff;
	case EYAS_EXIT_SIGNAL:
		return BPF_CORE_READ(task, exit_code) & SIGNAL_BITS;
	case EYAS_EXIT_CORE:
		return !!(BPF_CORE_READ(task, exit_code) & CORE_DUMPED);
	case EYAS_EXIT_REAPER:
		return eyas_reaper(task);
	}
	return 0;
}

/*
 * What needs the call; arg is the argument that the source names, next the one
 * behind it.
 */
static __always_inline __u64 eyas_call_number(struct eyas_scratch *s,
					      __u32 source, __u64 arg,
					      __u64 next)
{
	switch (source) {
	case EYAS_RET:
		return s->ret;
	case EYAS_ARG:
		return arg;
	case EYAS_INT:
		return (__s64)(__s32)arg;
	case EYAS_UINT:
		return (__u32)arg;
	case EYAS_MODE:
		return arg & MODE_BITS;
	case EYAS_OPEN_FLAGS:
		return eyas_opened_flags(s, arg);
	case EYAS_OPEN_MODE:
		return eyas_creates(arg) ? next & MODE_BITS : 0;
	case EYAS_HOW_FLAGS:
		return eyas_opened_flags(s, eyas_how(arg).flags);
	case EYAS_HOW_MODE:
		return eyas_how(arg).mode & MODE_BITS;
	case EYAS_HOW_RESOLVE:
		return eyas_resolve_flags(eyas_how(arg).resolve);
	case EYAS_CREAT_LAYER:
		return eyas_creat_layer(s);
	case EYAS_FD_FLAGS:
		return eyas_fd_flags(arg);
	case EYAS_FILE_DEV:
		return eyas_file_dev(eyas_opened(s));
	case EYAS_FILE_INO:
		return BPF_CORE_READ(eyas_opened(s), f_inode, i_ino);
	case EYAS_UNLINKAT_FLAGS:
		return eyas_bit(arg, AT_REMOVEDIR,
				UNLINKAT_FLAGS_AT_REMOVEDIR);
	case EYAS_CLONE_FLAGS:
		return eyas_child_flags(s, arg);
	case EYAS_CLONE3_FLAGS:
		return eyas_child_flags(s, eyas_clone3_flags(arg));
	case EYAS_FORK_FLAGS:
		return eyas_child_flags(s, 0);
	case EYAS_VFORK_FLAGS:
		return eyas_child_flags(s, CLONE_VFORK | CLONE_VM);
	case EYAS_QUEUE_LENGTH:
		return BPF_CORE_READ(eyas_sock(s, (__s32)arg), sk_ack_backlog);
	case EYAS_QUEUE_MAX:
		return BPF_CORE_READ(eyas_sock(s, (__s32)arg),
				     sk_max_ack_backlog);
	case EYAS_QUEUE_PERCENT:
		return eyas_queue_percent(eyas_sock(s, (__s32)arg));
	case EYAS_SYSCALL_CODE:
		return s->code;
	case EYAS_SYSCALL_NUMBER:
		return s->syscall;
	case EYAS_SOCKET_FLAGS:
		return eyas_fd_flags(arg & (O_CLOEXEC | O_NONBLOCK));
	case EYAS_FIRST_FD:
		return eyas_made_fd(s, arg);
	case EYAS_SECOND_FD:
		return eyas_made_fd(s, arg + 4);
	case EYAS_FIRST_INO:
		return BPF_CORE_READ(eyas_file(s, eyas_made_fd(s, arg)),
				     f_inode, i_ino);
	case EYAS_FIRST_SOCK:
		return (__u64)eyas_sock(s, eyas_made_fd(s, arg));
	case EYAS_FIRST_PEER:
		return (__u64)eyas_peer(eyas_sock(s, eyas_made_fd(s, arg)));
	case EYAS_U64AT:
		return eyas_user_u64(arg);
	case EYAS_U32AT:
		return eyas_user_u32(arg);
	case EYAS_TIMESPEC:
		return eyas_timespec(arg);
	case EYAS_LIMIT:
		return eyas_limit(arg);
	case EYAS_GOT_LIMIT:
		return s->ret < 0 ? ~0ULL : eyas_limit(arg);
	case EYAS_SEMBUF:
		return eyas_sembuf(s, arg);
	case EYAS_SEMBUF_FLAGS:
		return eyas_semop_flags(eyas_sembuf(s, arg));
	case EYAS_SEMGET_FLAGS:
		return eyas_semget_flags(arg);
	case EYAS_SEMCTL_COMMAND:
		return eyas_semctl_command(arg);
	case EYAS_SEMCTL_VALUE:
		return s->args[2] == SETVAL ? arg : 0;
	case EYAS_FCNTL_COMMAND:
		return eyas_fcntl_command(arg);
	case EYAS_PTRACE_REQUEST:
		return eyas_ptrace_request(arg);
	case EYAS_PRCTL_INT:
		return eyas_prctl_int(s, arg);
	case EYAS_SOCKET_LEVEL:
		return eyas_socket_level(arg);
	case EYAS_SOCKET_OPTION:
		return eyas_socket_option(arg, next);
	case EYAS_IOV_SIZE:
		return eyas_vectors_size(arg, next);
	case EYAS_MSG_SIZE:
		return eyas_message_size(arg);
	case EYAS_PROT_FLAGS:
		return eyas_prot_flags(arg);
	case EYAS_MMAP_FLAGS:
		return eyas_mmap_flags(arg);
	case EYAS_MOUNT_FLAGS:
		return eyas_mount_flags(arg);
	case EYAS_NAMESPACE_FLAGS:
		return eyas_clone_flags(arg);
	case EYAS_FCHOWNAT_FLAGS:
		return eyas_fchownat_flags(arg);
	case EYAS_EPOLL_FLAGS:
		return eyas_epoll_flags(arg);
	case EYAS_PIDFD_FLAGS:
		return eyas_pidfd_flags(arg);
	case EYAS_DELETE_MODULE_FLAGS:
		return eyas_delete_module_flags(arg);
	case EYAS_URING_FLAGS:
		return eyas_uring_flags(eyas_user_u32(arg));
	case EYAS_FAULT_FLAGS:
		return eyas_fault_flags(arg);
	case EYAS_QUOTA_COMMAND:
		return eyas_quota_command(eyas_quota(s));
	case EYAS_QUOTA_TYPE:
		return eyas_quota_type(arg);
	case EYAS_QUOTA_ID:
		return eyas_quota_id(s, arg);
	case EYAS_QUOTA_FORMAT:
		return eyas_quota(s) == Q_QUOTAON
			       ? eyas_quota_format(arg)
			       : QUOTACTL_QUOTA_FMTS_QFMT_NOT_USED;
	case EYAS_QUOTA_BLOCK:
		return eyas_quota_block(s, arg);
	case EYAS_QUOTA_BLOCK_TIME:
		return eyas_quota_block(s, arg) * NSEC_PER_SEC;
	case EYAS_QUOTA_INFO_TIME:
		return eyas_quota_info(s, arg) * NSEC_PER_SEC;
	case EYAS_QUOTA_INFO_FLAGS:
		return eyas_quota_info_flags(s, arg);
	case EYAS_QUOTA_FORMAT_GOT:
		return eyas_quota_format_got(s, arg);
	}
	return 0;
}

__noinline int eyas_put_process_number(__u32 source, __u32 width)
{
	struct eyas_scratch *s = eyas_scratch();

	if (s)
		eyas_put(s, eyas_process_number(s, source), width);
	return 0;
}

__noinline int eyas_put_call_number(__u32 source, __u32 width, __u64 arg,
				    __u64 next)
{
	struct eyas_scratch *s = eyas_scratch();

	if (s)
		eyas_put(s, eyas_call_number(s, source, arg, next), width);
	return 0;
}

/* Data, tuples and values that depend on another parameter. */
__noinline int eyas_put_moved(__u32 source, __u64 arg, __u64 next)
{
	struct eyas_scratch *s = eyas_scratch();

	if (!s)
		return 0;
	switch (source) {
	case EYAS_SENT:
		eyas_put_data(s, arg, eyas_sent_length(s, next));
		break;
	case EYAS_RECEIVED:
		eyas_put_data(s, arg, eyas_received_length(s));
		break;
	case EYAS_IOV_SENT:
		eyas_put_vectors(arg, next,
				 eyas_sent_length(s, EYAS_SNAPLEN));
		break;
	case EYAS_IOV_RECEIVED:
		eyas_put_vectors(arg, next, eyas_received_length(s));
		break;
	case EYAS_MSG_SENT:
		eyas_put_message(s, arg, 1);
		break;
	case EYAS_MSG_RECEIVED:
		eyas_put_message(s, arg, 0);
		break;
	case EYAS_MSG_CONTROL:
		eyas_put_control(s, arg);
		break;
	case EYAS_MODULE_IMAGE:
		eyas_put_data(s, arg, next);
		break;
	case EYAS_POLLED:
		eyas_put_polled(arg, next);
		break;
	case EYAS_OPTION_VALUE:
		eyas_put_option(s);
		break;
	case EYAS_PTRACE_ADDR:
		eyas_put_ptrace_u64(s, arg);
		break;
	case EYAS_PTRACE_DATA:
		eyas_put_ptrace_data(s, arg);
		break;
	case EYAS_KEYCTL_ARG2:
		eyas_put_keyctl(s, arg, eyas_keyctl_is_str(s->args[0], 2));
		break;
	case EYAS_KEYCTL_ARG3:
		eyas_put_keyctl(s, arg, eyas_keyctl_is_str(s->args[0], 3));
		break;
	case EYAS_KEYCTL_ARG4:
		eyas_put_keyctl(s, arg, eyas_keyctl_is_str(s->args[0], 4));
		break;
	case EYAS_KEYCTL_ARG5:
		eyas_put_keyctl(s, arg, 0);
		break;
	case EYAS_FSCONFIG_BYTES:
		if (s->args[1] == FSCONFIG_SET_BINARY)
			eyas_put_data(s, arg, s->args[4]);
		break;
	}
	return 0;
}

/* Strings and other parameters without a fixed length. */
__noinline int eyas_put_bytes(__u32 source, __u64 arg, __u64 next)
{
	struct eyas_scratch *s = eyas_scratch();

	if (!s)
		return 0;
	switch (source) {
	case EYAS_STR:
		eyas_put_str(s, (void *)arg);
		break;
	case EYAS_EXE:
		if (eyas_failed_exec(s))
			eyas_put_strings(eyas_argv(s), 0, 1);
		else
			eyas_put_exe(s);
		break;
	case EYAS_ARGS:
		if (eyas_failed_exec(s))
			eyas_put_strings(eyas_argv(s), 1, EYAS_ARGV_MAX);
		else
			eyas_put_args(s);
		break;
	case EYAS_ENV:
		if (eyas_failed_exec(s))
			eyas_put_strings(eyas_envp(s), 0, EYAS_ARGV_MAX);
		else
			eyas_put_env(s);
		break;
	case EYAS_EXEC_FILENAME:
		eyas_put_exec_filename(s, arg);
		break;
	case EYAS_COMM:
		eyas_put_kernel_str(s, TASK_COMM_LEN, eyas_task(s)->comm);
		break;
	case EYAS_CWD:
		eyas_put_cwd(s);
		break;
	case EYAS_EXE_PATH:
		eyas_put_file_path(s, eyas_exe(s));
		break;
	case EYAS_CGROUPS:
		eyas_put_cgroups(s);
		break;
	case EYAS_SOCKADDR:
		eyas_put_sockaddr(arg, next);
		break;
	case EYAS_CONNECT_TUPLE:
		eyas_put_tuple(arg, eyas_is_led(s, (__s32)arg) ? 0 : next,
			       s->args[2], 1);
		break;
	case EYAS_ACCEPT_TUPLE:
		eyas_put_tuple(s->ret, 0, 0, 0);
		break;
	case EYAS_OUT_TUPLE:
		eyas_put_tuple(s->args[0], arg, next, 1);
		break;
	case EYAS_IN_TUPLE:
		if (s->ret >= 0)
			eyas_put_tuple(s->args[0], arg, eyas_user_u32(next), 0);
		break;
	case EYAS_MSG_OUT_TUPLE:
		eyas_put_tuple(s->args[0], eyas_user_u64(arg),
			       eyas_user_u32(arg + 8), 1);
		break;
	case EYAS_MSG_IN_TUPLE:
		if (s->ret >= 0)
			eyas_put_tuple(s->args[0], eyas_user_u64(arg),
				       eyas_user_u32(arg + 8), 0);
		break;
	case EYAS_GOT_STR:
		if (s->ret >= 0)
			eyas_put_str(s, (void *)arg);
		break;
	case EYAS_OPENED_PATH:
		eyas_put_file_path(s, eyas_opened(s));
		break;
	case EYAS_PRCTL_STR:
		if (eyas_prctl_is_str(s))
			eyas_put_str(s, (void *)arg);
		break;
	case EYAS_FSCONFIG_STR:
		if (s->args[1] == FSCONFIG_SET_STRING ||
		    s->args[1] == FSCONFIG_SET_PATH ||
		    s->args[1] == FSCONFIG_SET_PATH_EMPTY)
			eyas_put_str(s, (void *)arg);
		break;
	case EYAS_QUOTA_FILE:
		if (eyas_quota(s) == Q_QUOTAON)
			eyas_put_str(s, (void *)arg);
		break;
	default:
		eyas_put_moved(source, arg, next);
	}
	return 0;
}

#endif
