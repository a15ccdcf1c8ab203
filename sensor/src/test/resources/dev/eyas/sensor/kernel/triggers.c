// SPDX-License-Identifier: Apache-2.0
/*
 * Makes each system call that has an event of its own, in an empty folder given
 * as argument, and prints what the event must tell:
 *
 *	TYPE<TAB>parameter=value<TAB>parameter=value...
 *
 * Numbers stand in decimal, flags by their names joined with '|', bytes as text,
 * '-' for an absent parameter, '?' for what only the kernel knows, LOW..HIGH for
 * what changes meanwhile, '@tid' and '@main' for the event's thread and for the
 * first process, which bear other numbers outside. What is to be told of the process itself it has from
 * stat(2) and /proc. Calls are made
 * by number so that the C library cannot choose another. What a call that was
 * refused leaves behind is printed as refused.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/bpf.h>
#include <linux/capability.h>
#include <linux/io_uring.h>
#include <linux/keyctl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/quota.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NONE 0xffffffffffffffffULL

static long result(long value)
{
	return value < 0 ? -errno : value;
}

#define CALL(name, ...) result(syscall(SYS_##name, ##__VA_ARGS__))

static void expect(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

static int is_container;
static pid_t main_process;
static char arguments[4096];	/* without the program's name */

/* A number of /proc/self/status, in the base given. */
static unsigned long own_status(const char *key, int base)
{
	FILE *file = fopen("/proc/self/status", "r");
	unsigned long value = 0;
	char line[4096];

	while (fgets(line, sizeof(line), file))
		if (!strncmp(line, key, strlen(key)))
			value = strtoul(line + strlen(key) + 1, NULL, base);
	fclose(file);
	return value;
}

/* A field of /proc/PID/stat, counted as proc(5) does; not one before the third. */
static unsigned long long stat_field(const char *pid, int field)
{
	char name[64], text[4096] = "";
	char *at;
	int fd;

	snprintf(name, sizeof(name), "/proc/%s/stat", pid);
	fd = open(name, O_RDONLY);
	if (read(fd, text, sizeof(text) - 1) < 0)
		perror(name);
	close(fd);
	at = strrchr(text, ')') + 1;
	for (int i = 3; i < field; i++)
		at = strchr(at + 1, ' ');
	return strtoull(at, NULL, 10);
}

/* The kernel counts pages by CPU, and adds that up now and then. */
static const char *footprint(void)
{
	static char text[256];
	unsigned long size = own_status("VmSize", 10);
	unsigned long resident = own_status("VmRSS", 10);

	snprintf(text, sizeof(text), "vm_size=%lu..%lu\tvm_rss=0..%lu\tvm_swap=%lu", size - 1024,
		 size + 1024, resident + 4096, own_status("VmSwap", 10));
	return text;
}

static const char *parent(int pid)
{
	static char texts[2][32];
	static int next;
	char *text = texts[next++ % 2];

	if (!is_container)
		snprintf(text, sizeof(texts[0]), "%d", pid);
	else
		strcpy(text, pid == main_process ? "@main" : "?");
	return text;
}

static struct stat status(int fd)
{
	struct stat st = {};

	fstat(fd, &st);
	return st;
}

static unsigned long inode(int fd)
{
	return status(fd).st_ino;
}

static unsigned int device(int fd)
{
	struct stat st = status(fd);

	return minor(st.st_dev) & 0xff | major(st.st_dev) << 8 |
	       (minor(st.st_dev) & ~0xffU) << 12;
}

static void opens(int dir)
{
	struct open_how how = { .flags = O_RDWR | O_CREAT | O_CLOEXEC,
				.mode = 0640, .resolve = RESOLVE_BENEATH };
	char handle[sizeof(struct file_handle) + MAX_HANDLE_SZ] = {};
	struct file_handle *file = (void *)handle;
	char path[4096];
	int mount;
	long r;

	r = CALL(open, "a", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0604);
	expect("SYSCALL_OPEN_E\tname=a\tflags=O_WRONLY|O_CREAT|O_TRUNC|O_APPEND\tmode=%d", 0604);
	expect("SYSCALL_OPEN_X\tfd=%ld\tname=a\tflags=O_WRONLY|O_CREAT|O_TRUNC|O_APPEND|O_F_CREATED\tmode=%d\tdev=%u\tino=%lu",
	       r, 0604, device(r), inode(r));
	r = CALL(openat, dir, "a", O_RDWR | O_NONBLOCK, 0);
	expect("SYSCALL_OPENAT_2_E\tdirfd=%d\tname=a\tflags=O_RDWR|O_NONBLOCK\tmode=0", dir);
	expect("SYSCALL_OPENAT_2_X\tfd=%ld\tdirfd=%d\tname=a\tflags=O_RDWR|O_NONBLOCK\tmode=0\tdev=%u\tino=%lu",
	       r, dir, device(r), inode(r));
	r = CALL(openat2, dir, "b", &how, sizeof(how));
	expect("SYSCALL_OPENAT2_E\tdirfd=%d\tname=b\tflags=O_RDWR|O_CREAT|O_CLOEXEC\tmode=%d\tresolve=RESOLVE_BENEATH",
	       dir, 0640);
	expect("SYSCALL_OPENAT2_X\tfd=%ld\tdirfd=%d\tname=b\tflags=O_RDWR|O_CREAT|O_CLOEXEC|O_F_CREATED\tmode=%d\tresolve=RESOLVE_BENEATH\tdev=%u\tino=%lu",
	       r, dir, 0640, device(r), inode(r));
	r = CALL(creat, "c", 0600);
	expect("SYSCALL_CREAT_E\tname=c\tmode=%d", 0600);
	expect("SYSCALL_CREAT_X\tfd=%ld\tname=c\tmode=%d\tdev=%u\tino=%lu\tcreat_flags=0",
	       r, 0600, device(r), inode(r));
	expect("SYSCALL_CLOSE_X\tres=%ld\tfd=%ld", CALL(close, r), r);
	file->handle_bytes = MAX_HANDLE_SZ;
	name_to_handle_at(dir, "a", file, &mount, 0);
	r = CALL(open_by_handle_at, dir, file, O_RDONLY);
	if (r >= 0) {
		char link[64];
		long n;

		snprintf(link, sizeof(link), "/proc/self/fd/%ld", r);
		n = readlink(link, path, sizeof(path) - 1);
		path[n < 0 ? 0 : n] = 0;
		expect("SYSCALL_OPEN_BY_HANDLE_AT_X\tfd=%ld\tmountfd=%d\tflags=O_RDONLY\tpath=%s\tdev=%u\tino=%lu",
		       r, dir, path, device(r), inode(r));
	} else {
		expect("SYSCALL_OPEN_BY_HANDLE_AT_X\tfd=%ld\tmountfd=%d\tflags=O_RDONLY\tpath=-\tdev=0\tino=0",
		       r, dir);
	}
	r = CALL(memfd_create, "memory", 3);
	expect("SYSCALL_MEMFD_CREATE_X\tfd=%ld\tname=memory\tflags=MFD_CLOEXEC|MFD_ALLOW_SEALING", r);
	r = CALL(close_range, 900, 910, 4);
	expect("SYSCALL_CLOSE_RANGE_X\tres=%ld\tfirst=900\tlast=910\tflags=CLOSE_RANGE_CLOEXEC", r);
	r = CALL(dup, dir);
	expect("SYSCALL_DUP_1_X\tres=%ld\toldfd=%d", r, dir);
	r = CALL(dup2, dir, 40);
	expect("SYSCALL_DUP2_X\tres=%ld\toldfd=%d\tnewfd=40", r, dir);
	r = CALL(dup3, dir, 41, O_CLOEXEC);
	expect("SYSCALL_DUP3_X\tres=%ld\toldfd=%d\tnewfd=41\tflags=O_CLOEXEC", r, dir);
}

static void names(int dir)
{
	int file = open("a", O_RDWR);
	struct stat st;
	long r;

	r = CALL(chmod, "a", 04711);
	expect("SYSCALL_CHMOD_X\tres=%ld\tfilename=a\tmode=%d", r, 04711);
	r = CALL(fchmod, file, 0751);
	expect("SYSCALL_FCHMOD_X\tres=%ld\tfd=%d\tmode=%d", r, file, 0751);
	r = CALL(fchmodat, dir, "b", 0700);
	expect("SYSCALL_FCHMODAT_X\tres=%ld\tdirfd=%d\tfilename=b\tmode=%d", r, dir, 0700);
	r = CALL(chown, "a", 11, 12);
	expect("SYSCALL_CHOWN_X\tres=%ld\tpath=a\tuid=11\tgid=12", r);
	r = CALL(lchown, "a", 13, 14);
	expect("SYSCALL_LCHOWN_X\tres=%ld\tpath=a\tuid=13\tgid=14", r);
	r = CALL(fchown, file, 15, -1);
	expect("SYSCALL_FCHOWN_X\tres=%ld\tfd=%d\tuid=15\tgid=4294967295", r, file);
	r = CALL(fchownat, dir, "a", 0, 0, AT_SYMLINK_NOFOLLOW);
	expect("SYSCALL_FCHOWNAT_X\tres=%ld\tdirfd=%d\tpathname=a\tuid=0\tgid=0\tflags=AT_SYMLINK_NOFOLLOW", r, dir);
	r = CALL(link, "a", "hard");
	expect("SYSCALL_LINK_2_X\tres=%ld\toldpath=a\tnewpath=hard", r);
	r = CALL(linkat, dir, "a", AT_FDCWD, "hard2", AT_SYMLINK_FOLLOW);
	expect("SYSCALL_LINKAT_2_X\tres=%ld\tolddir=%d\toldpath=a\tnewdir=-100\tnewpath=hard2\tflags=AT_SYMLINK_FOLLOW", r, dir);
	r = CALL(symlink, "a", "soft");
	expect("SYSCALL_SYMLINK_X\tres=%ld\ttarget=a\tlinkpath=soft", r);
	r = CALL(symlinkat, "a", dir, "soft2");
	expect("SYSCALL_SYMLINKAT_X\tres=%ld\ttarget=a\tlinkdirfd=%d\tlinkpath=soft2", r, dir);
	r = CALL(rename, "hard", "hard3");
	expect("SYSCALL_RENAME_X\tres=%ld\toldpath=hard\tnewpath=hard3", r);
	r = CALL(renameat, dir, "hard3", AT_FDCWD, "hard4");
	expect("SYSCALL_RENAMEAT_X\tres=%ld\tolddirfd=%d\toldpath=hard3\tnewdirfd=-100\tnewpath=hard4", r, dir);
	r = CALL(renameat2, dir, "hard4", dir, "hard5", 1);
	expect("SYSCALL_RENAMEAT2_X\tres=%ld\tolddirfd=%d\toldpath=hard4\tnewdirfd=%d\tnewpath=hard5\tflags=RENAME_NOREPLACE", r, dir, dir);
	r = CALL(unlink, "hard5");
	expect("SYSCALL_UNLINK_2_X\tres=%ld\tpath=hard5", r);
	r = CALL(mkdir, "d", 0755);
	expect("SYSCALL_MKDIR_2_X\tres=%ld\tpath=d\tmode=%d", r, 0755);
	r = CALL(mkdirat, dir, "e", 0711);
	expect("SYSCALL_MKDIRAT_X\tres=%ld\tdirfd=%d\tpath=e\tmode=%d", r, dir, 0711);
	r = CALL(rmdir, "d");
	expect("SYSCALL_RMDIR_2_X\tres=%ld\tpath=d", r);
	r = CALL(unlinkat, dir, "e", AT_REMOVEDIR);
	expect("SYSCALL_UNLINKAT_2_X\tres=%ld\tdirfd=%d\tname=e\tflags=AT_REMOVEDIR", r, dir);
	r = CALL(mknod, "fifo", S_IFIFO | 0640, 0);
	expect("SYSCALL_MKNOD_X\tres=%ld\tpath=fifo\tmode=%d\tdev=0", r, S_IFIFO | 0640);
	r = CALL(mknodat, dir, "null", S_IFCHR | 0600, makedev(1, 3));
	expect("SYSCALL_MKNODAT_X\tres=%ld\tdirfd=%d\tpath=null\tmode=%d\tdev=%lu", r, dir, S_IFCHR | 0600, makedev(1, 3));
	r = CALL(stat, "a", &st);
	expect("SYSCALL_STAT_X\tres=%ld\tpath=a", r);
	r = CALL(lstat, "soft", &st);
	expect("SYSCALL_LSTAT_X\tres=%ld\tpath=soft", r);
	r = CALL(fstat, file, &st);
	expect("SYSCALL_FSTAT_X\tres=%ld\tfd=%d", r, file);
	r = CALL(newfstatat, dir, "soft", &st, AT_SYMLINK_NOFOLLOW);
	expect("SYSCALL_NEWFSTATAT_X\tres=%ld\tdirfd=%d\tpath=soft\tflags=AT_SYMLINK_NOFOLLOW", r, dir);
	r = CALL(access, "a", R_OK | X_OK);
	expect("SYSCALL_ACCESS_X\tres=%ld\tname=a\tmode=R_OK|X_OK", r);
	close(file);
}

static void places(int dir)
{
	char path[4096], entries[4096];
	long r;

	r = CALL(getcwd, path, sizeof(path));
	expect("SYSCALL_GETCWD_X\tres=%ld\tpath=%s", r, path);
	r = CALL(chdir, ".");
	expect("SYSCALL_CHDIR_X\tres=%ld\tpath=.", r);
	r = CALL(fchdir, dir);
	expect("SYSCALL_FCHDIR_X\tres=%ld\tfd=%d", r, dir);
	r = CALL(getdents, dir, entries, sizeof(entries));
	expect("SYSCALL_GETDENTS_X\tres=%ld\tfd=%d", r, dir);
	r = CALL(getdents64, dir, entries, sizeof(entries));
	expect("SYSCALL_GETDENTS64_X\tres=%ld\tfd=%d", r, dir);
}

static void transfers(void)
{
	int in = open("data", O_RDWR | O_CREAT, 0600), out = open("copy", O_RDWR | O_CREAT, 0600);
	char one[8], two[8];
	struct iovec from[] = { { "abc", 3 }, { "defg", 4 } };
	struct iovec to[] = { { one, 2 }, { two, 4 } };
	struct iovec remote = { two, 4 };
	off_t offset;
	loff_t a, b;
	int pipes[2];
	long r;

	r = CALL(write, in, "0123456789", 10);
	expect("SYSCALL_WRITE_X\tres=%ld\tdata=0123456789\tfd=%d\tsize=10", r, in);
	r = CALL(write, 999, "lost", 4);
	expect("SYSCALL_WRITE_X\tres=%ld\tdata=lost\tfd=999\tsize=4", r);
	r = CALL(lseek, in, 4, SEEK_SET);
	expect("SYSCALL_LSEEK_X\tres=%ld\tfd=%d\toffset=4\twhence=SEEK_SET", r, in);
	r = CALL(read, in, one, 3);
	expect("SYSCALL_READ_X\tres=%ld\tdata=456\tfd=%d\tsize=3", r, in);
	r = CALL(read, 999, one, 3);
	expect("SYSCALL_READ_X\tres=%ld\tdata=-\tfd=999\tsize=3", r);
	r = CALL(pread64, in, one, 2, 8);
	expect("SYSCALL_PREAD_X\tres=%ld\tdata=89\tfd=%d\tsize=2\tpos=8", r, in);
	r = CALL(pwrite64, in, "xy", 2, 10);
	expect("SYSCALL_PWRITE_X\tres=%ld\tdata=xy\tfd=%d\tsize=2\tpos=10", r, in);
	r = CALL(writev, out, from, 2);
	expect("SYSCALL_WRITEV_X\tres=%ld\tdata=abcdefg\tfd=%d\tsize=7", r, out);
	lseek(out, 0, SEEK_SET);
	r = CALL(readv, out, to, 2);
	expect("SYSCALL_READV_X\tres=%ld\tsize=6\tdata=abcdef\tfd=%d", r, out);
	r = CALL(pwritev, out, from, 2, 20, 0);
	expect("SYSCALL_PWRITEV_X\tres=%ld\tdata=abcdefg\tfd=%d\tsize=7\tpos=20", r, out);
	r = CALL(preadv, out, to, 2, 22, 0);
	expect("SYSCALL_PREADV_X\tres=%ld\tsize=6\tdata=cdefg\tfd=%d\tpos=22", r, out);
	memcpy(two, "here", 4);
	r = CALL(process_vm_readv, getpid(), to, 1, &remote, 1, 0);
	expect(r < 0 ? "SYSCALL_PROCESS_VM_READV_X\tres=%ld\tpid=%d\tdata=-"
		     : "SYSCALL_PROCESS_VM_READV_X\tres=%ld\tpid=%d\tdata=he", r, getpid());
	r = CALL(process_vm_writev, getpid(), from, 1, &remote, 1, 0);
	expect("SYSCALL_PROCESS_VM_WRITEV_X\tres=%ld\tpid=%d\tdata=%s", r, getpid(),
	       r < 0 ? "abcdefg" : "abc");
	offset = 2;
	r = CALL(sendfile, out, in, &offset, 4);
	expect("SYSCALL_SENDFILE_X\tres=%ld\toffset=%lu\tout_fd=%d\tin_fd=%d\tsize=4", r, offset, out, in);
	a = 1, b = 50;
	r = CALL(copy_file_range, in, &a, out, &b, 5, 0);
	expect("SYSCALL_COPY_FILE_RANGE_X\tres=%ld\tfdout=%d\toffout=%lu\tfdin=%d\toffin=%lu\tlen=5", r, out, b, in, a);
	pipe(pipes);
	a = 0;
	r = CALL(splice, in, &a, pipes[1], NULL, 6, 1);
	expect("SYSCALL_SPLICE_X\tres=%ld\tfd_in=%d\tfd_out=%d\tsize=6\tflags=SPLICE_F_MOVE", r, in, pipes[1]);
	r = CALL(ioctl, pipes[0], FIONREAD, one);
	expect("SYSCALL_IOCTL_3_X\tres=%ld\tfd=%d\trequest=%u\targument=%lu", r, pipes[0], FIONREAD, (long)one);
	r = CALL(fcntl, in, F_DUPFD_CLOEXEC, 70);
	expect("SYSCALL_FCNTL_X\tres=%ld\tfd=%d\tcmd=F_DUPFD_CLOEXEC\targ=70", r, in);
	r = CALL(fcntl, in, F_SETFL, O_NONBLOCK);
	expect("SYSCALL_FCNTL_X\tres=%ld\tfd=%d\tcmd=F_SETFL\targ=%d", r, in, O_NONBLOCK);
	r = CALL(flock, in, LOCK_EX | LOCK_NB);
	expect("SYSCALL_FLOCK_X\tres=%ld\tfd=%d\toperation=LOCK_EX|LOCK_NB", r, in);
}

static void descriptors(void)
{
	struct timespec second = { 1, 5 };
	struct io_uring_params params = { .flags = IORING_SETUP_CLAMP };
	unsigned long set = 1UL << (SIGUSR2 - 1);
	struct epoll_event events[1];
	struct pollfd polled[2];
	int pipes[2];
	long r, fd, ring;

	r = CALL(pipe, pipes);
	expect("SYSCALL_PIPE_X\tres=%ld\tfd1=%d\tfd2=%d\tino=%lu", r, pipes[0], pipes[1], inode(pipes[0]));
	write(pipes[1], "x", 1);
	r = CALL(pipe2, (void *)8, 0);
	expect("SYSCALL_PIPE2_X\tres=%ld\tfd1=-1\tfd2=-1\tino=0\tflags=0", r);
	polled[0] = (struct pollfd){ pipes[0], POLLIN };
	polled[1] = (struct pollfd){ pipes[1], POLLPRI };
	r = CALL(poll, polled, 2, 100);
	expect("SYSCALL_POLL_X\tres=%ld\tfds=%d:1,%d:0\ttimeout=100", r, pipes[0], pipes[1]);
	r = CALL(ppoll, polled, 1, &second, &set, 8);
	expect("SYSCALL_PPOLL_X\tres=%ld\tfds=%d:1\ttimeout=%lu\tsigmask=%lu", r, pipes[0],
	       second.tv_sec * 1000000000 + second.tv_nsec, set);
	r = CALL(select, 0, NULL, NULL, NULL, &(struct timeval){});
	expect("SYSCALL_SELECT_X\tres=%ld", r);
	r = CALL(pipe2, pipes, O_CLOEXEC | O_NONBLOCK);
	expect("SYSCALL_PIPE2_X\tres=%ld\tfd1=%d\tfd2=%d\tino=%lu\tflags=O_CLOEXEC|O_NONBLOCK", r, pipes[0], pipes[1], inode(pipes[0]));
	r = CALL(eventfd, 7);
	expect("SYSCALL_EVENTFD_X\tres=%ld\tinitval=7\tflags=0", r);
	r = CALL(eventfd2, 8, EFD_CLOEXEC | EFD_NONBLOCK);
	expect("SYSCALL_EVENTFD2_X\tres=%ld\tflags=O_CLOEXEC|O_NONBLOCK\tinitval=8", r);
	fd = CALL(signalfd4, -1, &set, 8, SFD_CLOEXEC);
	expect("SYSCALL_SIGNALFD4_X\tres=%ld\tflags=O_CLOEXEC\tfd=-1\tmask=%lu", fd, set);
	r = CALL(signalfd, fd, &set, 8);
	expect("SYSCALL_SIGNALFD_X\tres=%ld\tfd=%ld\tmask=%lu\tflags=0", r, fd, set);
	r = CALL(timerfd_create, CLOCK_MONOTONIC, 0);
	expect("SYSCALL_TIMERFD_CREATE_X\tres=%ld\tclockid=%d\tflags=0", r, CLOCK_MONOTONIC);
	r = CALL(inotify_init);
	expect("SYSCALL_INOTIFY_INIT_X\tres=%ld\tflags=0", r);
	r = CALL(inotify_init1, IN_CLOEXEC);
	expect("SYSCALL_INOTIFY_INIT1_X\tres=%ld\tflags=O_CLOEXEC", r);
	r = CALL(epoll_create, 12);
	expect("SYSCALL_EPOLL_CREATE_X\tres=%ld\tsize=12", r);
	fd = CALL(epoll_create1, EPOLL_CLOEXEC);
	expect("SYSCALL_EPOLL_CREATE1_X\tres=%ld\tflags=EPOLL_CLOEXEC", fd);
	r = CALL(epoll_wait, fd, events, 1, 0);
	expect("SYSCALL_EPOLLWAIT_X\tres=%ld\tmaxevents=1", r);
	r = CALL(userfaultfd, O_CLOEXEC | O_NONBLOCK);
	expect("SYSCALL_USERFAULTFD_X\tres=%ld\tflags=O_CLOEXEC|O_NONBLOCK", r);
	fd = CALL(pidfd_open, getpid(), O_NONBLOCK);
	expect("SYSCALL_PIDFD_OPEN_X\tfd=%ld\tpid=%d\tflags=PIDFD_NONBLOCK", fd, getpid());
	r = CALL(pidfd_getfd, fd, pipes[0], 0);
	expect("SYSCALL_PIDFD_GETFD_X\tfd=%ld\tpid_fd=%ld\ttarget_fd=%d\tflags=0", r, fd, pipes[0]);
	ring = CALL(io_uring_setup, 4, &params);
	expect("SYSCALL_IO_URING_SETUP_X\tres=%ld\tentries=4\tsq_entries=%u\tcq_entries=%u\tflags=IORING_SETUP_CLAMP\tsq_thread_cpu=0\tsq_thread_idle=0\tfeatures=%u",
	       ring, params.sq_entries, params.cq_entries, params.features);
	r = CALL(io_uring_enter, ring, 0, 0, IORING_ENTER_GETEVENTS, &set, 8);
	expect("SYSCALL_IO_URING_ENTER_X\tres=%ld\tfd=%ld\tto_submit=0\tmin_complete=0\tflags=IORING_ENTER_GETEVENTS\tsig=%lu", r, ring, set);
	r = CALL(io_uring_register, ring, IORING_REGISTER_BUFFERS, (void *)8, 1);
	expect("SYSCALL_IO_URING_REGISTER_X\tres=%ld\tfd=%ld\topcode=IORING_REGISTER_BUFFERS\targ=8\tnr_args=1", r, ring);
	r = CALL(bpf, BPF_MAP_GET_NEXT_KEY, NULL, 0);
	expect("SYSCALL_BPF_2_X\tfd=%ld\tcmd=BPF_MAP_GET_NEXT_KEY", r);
}

static void memory(void)
{
	struct timespec none = {};
	int word = 5;
	char *area;
	long r, old;

	old = CALL(brk, 0);
	r = CALL(brk, old + 4096);
	expect("SYSCALL_BRK_4_X\tres=%lu\t%s\taddr=%lu", r, footprint(), old + 4096);
	r = CALL(mmap, NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	expect("SYSCALL_MMAP_X\tres=%ld\t%s\taddr=0\tlength=8192\tprot=PROT_READ|PROT_WRITE\tflags=MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE\tfd=-1\toffset=0", r, footprint());
	area = (char *)r;
	area[4096] = 1;
	expect("PAGE_FAULT_E\taddr=%lu\tip=?\terror=PAGE_NOT_PRESENT|WRITE_ACCESS|USER_FAULT", (long)area + 4096);
	r = CALL(mprotect, area, 4096, PROT_READ);
	expect("SYSCALL_MPROTECT_X\tres=%ld\taddr=%lu\tlength=4096\tprot=PROT_READ", r, (long)area);
	r = CALL(mlock, area, 4096);
	expect("SYSCALL_MLOCK_X\tres=%ld\taddr=%lu\tlen=4096", r, (long)area);
	r = CALL(mlock2, area, 4096, 1);
	expect("SYSCALL_MLOCK2_X\tres=%ld\taddr=%lu\tlen=4096\tflags=MLOCK_ONFAULT", r, (long)area);
	r = CALL(munlock, area, 4096);
	expect("SYSCALL_MUNLOCK_X\tres=%ld\taddr=%lu\tlen=4096", r, (long)area);
	r = CALL(mlockall, MCL_FUTURE | 4);
	expect("SYSCALL_MLOCKALL_X\tres=%ld\tflags=MCL_FUTURE|MCL_ONFAULT", r);
	r = CALL(munlockall);
	expect("SYSCALL_MUNLOCKALL_X\tres=%ld", r);
	r = CALL(munmap, area, 8192);
	expect("SYSCALL_MUNMAP_X\tres=%ld\t%s\taddr=%lu\tlength=8192", r, footprint(), (long)area);
	r = CALL(futex, &word, 128, 6, &none, NULL, 0);
	expect("SYSCALL_FUTEX_X\tres=%ld\taddr=%lu\top=FUTEX_PRIVATE_FLAG\tval=6", r, (long)&word);
}

static void semaphores(void)
{
	struct sembuf buf[2] = { { 0, 3, SEM_UNDO }, { 1, -1, IPC_NOWAIT } };
	long id, r;

	id = CALL(semget, 4711, 2, IPC_CREAT | IPC_EXCL | 0600);
	expect("SYSCALL_SEMGET_X\tres=%ld\tkey=4711\tnsems=2\tsemflg=%d", id, 0x6000 | 0600);
	r = CALL(semop, id, buf, 1);
	expect("SYSCALL_SEMOP_X\tres=%ld\tnsops=1\tsem_num_0=0\tsem_op_0=3\tsem_flg_0=SEM_UNDO\tsem_num_1=0\tsem_op_1=0\tsem_flg_1=0\tsemid=%ld", r, id);
	r = CALL(semop, id, buf, 2);
	expect("SYSCALL_SEMOP_X\tres=%ld\tnsops=2\tsem_num_0=0\tsem_op_0=3\tsem_flg_0=SEM_UNDO\tsem_num_1=1\tsem_op_1=-1\tsem_flg_1=IPC_NOWAIT\tsemid=%ld", r, id);
	r = CALL(semctl, id, 1, SETVAL, 9);
	expect("SYSCALL_SEMCTL_X\tres=%ld\tsemid=%ld\tsemnum=1\tcmd=SETVAL\tval=9", r, id);
	r = CALL(semctl, id, 0, IPC_RMID, 0);
	expect("SYSCALL_SEMCTL_X\tres=%ld\tsemid=%ld\tsemnum=0\tcmd=IPC_RMID\tval=0", r, id);
}

static struct sockaddr_in loopback(int fd)
{
	struct sockaddr_in address = {};
	socklen_t length = sizeof(address);

	getsockname(fd, (void *)&address, &length);
	return address;
}

static void streams(void)
{
	struct sockaddr_in any = { AF_INET, 0, { htonl(INADDR_LOOPBACK) } };
	struct sockaddr_in server, client, peer;
	socklen_t length = sizeof(peer);
	int listener, from, to, value = 1;
	struct timeval time = { 2, 30 };
	long r;

	listener = CALL(socket, AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 6);
	expect("SOCKET_SOCKET_X\tfd=%d\tdomain=AF_INET\ttype=%d\tproto=6\tflags=O_CLOEXEC", listener, SOCK_STREAM | SOCK_CLOEXEC);
	r = CALL(bind, listener, &any, sizeof(any));
	expect("SOCKET_BIND_X\tres=%ld\taddr=127.0.0.1:0\tfd=%d", r, listener);
	r = CALL(listen, listener, 8);
	expect("SOCKET_LISTEN_X\tres=%ld\tfd=%d\tbacklog=8", r, listener);
	server = loopback(listener);
	from = socket(AF_INET, SOCK_STREAM, 0);
	r = CALL(connect, from, &server, sizeof(server));
	client = loopback(from);
	expect("SOCKET_CONNECT_E\tfd=%d\taddr=127.0.0.1:%d", from, ntohs(server.sin_port));
	expect("SOCKET_CONNECT_X\tres=%ld\ttuple=127.0.0.1:%d->127.0.0.1:%d\tfd=%d\taddr=127.0.0.1:%d", r,
	       ntohs(client.sin_port), ntohs(server.sin_port), from, ntohs(server.sin_port));
	to = CALL(accept, listener, NULL, NULL);
	expect("SOCKET_ACCEPT_5_X\tfd=%d\ttuple=127.0.0.1:%d->127.0.0.1:%d\tqueuepct=0\tqueuelen=0\tqueuemax=8", to,
	       ntohs(client.sin_port), ntohs(server.sin_port));
	r = CALL(sendto, from, "hello", 5, 0, NULL, 0);
	expect("SOCKET_SENDTO_X\tres=%ld\tdata=hello\tfd=%d\tsize=5\ttuple=127.0.0.1:%d->127.0.0.1:%d", r, from,
	       ntohs(client.sin_port), ntohs(server.sin_port));
	r = CALL(getsockname, to, &peer, &length);
	expect("SOCKET_GETSOCKNAME_X");
	r = CALL(getpeername, to, &peer, &length);
	expect("SOCKET_GETPEERNAME_X");
	r = CALL(setsockopt, to, SOL_SOCKET, SO_KEEPALIVE, &value, sizeof(value));
	expect("SOCKET_SETSOCKOPT_X\tres=%ld\tfd=%d\tlevel=SOL_SOCKET\toptname=SO_KEEPALIVE\tval=2:1\toptlen=4", r, to);
	r = CALL(setsockopt, to, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof(time));
	expect("SOCKET_SETSOCKOPT_X\tres=%ld\tfd=%d\tlevel=SOL_SOCKET\toptname=SO_RCVTIMEO\tval=4:2000030000\toptlen=16", r, to);
	length = sizeof(value);
	r = CALL(getsockopt, to, SOL_SOCKET, SO_ERROR, &value, &length);
	expect("SOCKET_GETSOCKOPT_X\tres=%ld\tfd=%d\tlevel=SOL_SOCKET\toptname=SO_ERROR\tval=1:0\toptlen=4", r, to);
	r = CALL(setsockopt, to, IPPROTO_TCP, 1, "\1\0\0\0", 4);
	expect("SOCKET_SETSOCKOPT_X\tres=%ld\tfd=%d\tlevel=SOL_TCP\toptname=UNKNOWN\tval=0:01000000\toptlen=4", r, to);
	r = CALL(shutdown, from, SHUT_WR);
	expect("SOCKET_SHUTDOWN_X\tres=%ld\tfd=%d\thow=SHUT_WR", r, from);
	close(from);
	from = socket(AF_INET, SOCK_STREAM, 0);
	connect(from, (void *)&server, sizeof(server));
	client = loopback(from);
	to = CALL(accept4, listener, NULL, NULL, SOCK_CLOEXEC);
	expect("SOCKET_ACCEPT4_6_X\tfd=%d\ttuple=127.0.0.1:%d->127.0.0.1:%d\tqueuepct=0\tqueuelen=0\tqueuemax=8\tflags=%d", to,
	       ntohs(client.sin_port), ntohs(server.sin_port), SOCK_CLOEXEC);
	close(listener);
	r = CALL(connect, listener, &server, sizeof(server));
	expect("SOCKET_CONNECT_X\tres=%ld\ttuple=-\tfd=%d\taddr=127.0.0.1:%d", r, listener, ntohs(server.sin_port));
}

static void datagrams(void)
{
	struct sockaddr_in any = { AF_INET, 0, { htonl(INADDR_LOOPBACK) } }, to, source;
	int from = socket(AF_INET, SOCK_DGRAM, 0), target = socket(AF_INET, SOCK_DGRAM, 0);
	char first[8], second[8], control[64];
	struct iovec out[] = { { "one", 3 }, { "two", 3 } };
	struct iovec in[] = { { first, 2 }, { second, 8 } };
	struct msghdr message = { .msg_iov = out, .msg_iovlen = 2 };
	struct mmsghdr many[2] = {};
	socklen_t length = sizeof(source);
	int on = 1, a, b;
	long r;

	bind(from, (void *)&any, sizeof(any));
	bind(target, (void *)&any, sizeof(any));
	a = ntohs(loopback(from).sin_port);
	to = loopback(target);
	b = ntohs(to.sin_port);
	r = CALL(sendto, from, "ping", 4, 0, &to, sizeof(to));
	expect("SOCKET_SENDTO_X\tres=%ld\tdata=ping\tfd=%d\tsize=4\ttuple=127.0.0.1:%d->127.0.0.1:%d", r, from, a, b);
	r = CALL(recvfrom, target, first, 8, 0, &source, &length);
	expect("SOCKET_RECVFROM_X\tres=%ld\tdata=ping\ttuple=127.0.0.1:%d->127.0.0.1:%d\tfd=%d\tsize=8", r, a, b, target);
	message.msg_name = &to;
	message.msg_namelen = sizeof(to);
	r = CALL(sendmsg, from, &message, 0);
	expect("SOCKET_SENDMSG_X\tres=%ld\tdata=onetwo\tfd=%d\tsize=6\ttuple=127.0.0.1:%d->127.0.0.1:%d", r, from, a, b);
	setsockopt(target, SOL_SOCKET, SO_TIMESTAMP, &on, sizeof(on));
	message = (struct msghdr){ .msg_name = &source, .msg_namelen = sizeof(source), .msg_iov = in, .msg_iovlen = 2,
				   .msg_control = control, .msg_controllen = sizeof(control) };
	r = CALL(recvmsg, target, &message, 0);
	expect("SOCKET_RECVMSG_X\tres=%ld\tsize=10\tdata=onetwo\ttuple=127.0.0.1:%d->127.0.0.1:%d\tmsgcontrol=?\tfd=%d", r, a, b, target);
	many[0].msg_hdr = (struct msghdr){ .msg_name = &to, .msg_namelen = sizeof(to), .msg_iov = out, .msg_iovlen = 1 };
	many[1].msg_hdr = (struct msghdr){ .msg_name = &to, .msg_namelen = sizeof(to), .msg_iov = out + 1, .msg_iovlen = 1 };
	r = CALL(sendmmsg, from, many, 2, 0);
	expect("SOCKET_SENDMMSG_X\tres=%ld\tfd=%d\tsize=3\tdata=one\ttuple=127.0.0.1:%d->127.0.0.1:%d", r, from, a, b);
	many[0].msg_hdr = (struct msghdr){ .msg_name = &source, .msg_namelen = sizeof(source), .msg_iov = in, .msg_iovlen = 2,
					   .msg_control = control, .msg_controllen = sizeof(control) };
	r = CALL(recvmmsg, target, many, 1, 0, NULL);
	expect("SOCKET_RECVMMSG_X\tres=%ld\tfd=%d\tsize=10\tdata=one\ttuple=127.0.0.1:%d->127.0.0.1:%d\tmsgcontrol=?", r, target, a, b);
}

static void locals(void)
{
	struct sockaddr_un address = { AF_UNIX, "sock" };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0), from = socket(AF_UNIX, SOCK_STREAM, 0);
	int pair[2];
	long r;

	r = CALL(bind, listener, &address, sizeof(address));
	expect("SOCKET_BIND_X\tres=%ld\taddr=sock\tfd=%d", r, listener);
	listen(listener, 4);
	r = CALL(connect, from, &address, sizeof(address));
	expect("SOCKET_CONNECT_E\tfd=%d\taddr=sock", from);
	expect("SOCKET_CONNECT_X\tres=%ld\ttuple=sock\tfd=%d\taddr=sock", r, from);
	r = CALL(sendto, from, "local", 5, 0, NULL, 0);
	expect("SOCKET_SENDTO_X\tres=%ld\tdata=local\tfd=%d\tsize=5\ttuple=sock", r, from);
	r = CALL(socketpair, AF_UNIX, SOCK_DGRAM, 0, pair);
	expect("SOCKET_SOCKETPAIR_X\tres=%ld\tfd1=%d\tfd2=%d\tsource=?\tpeer=?\tdomain=AF_UNIX\ttype=%d\tproto=0", r, pair[0], pair[1], SOCK_DGRAM);
	unlink("sock");
}

static void on_signal(int number)
{
}

static void processes(void)
{
	struct timespec moment = { 0, 1234567 };
	struct rlimit limit = { 512, 1024 }, old;
	long r;

	signal(SIGUSR1, on_signal);
	r = CALL(kill, getpid(), SIGUSR1);
	expect("SYSCALL_KILL_X\tres=%ld\tpid=%d\tsig=%d", r, getpid(), SIGUSR1);
	expect("SIGNALDELIVER_E\tspid=%d\tdpid=@tid\tsig=%d", getpid(), SIGUSR1);
	r = CALL(tkill, getpid(), SIGUSR1);
	expect("SYSCALL_TKILL_X\tres=%ld\ttid=%d\tsig=%d", r, getpid(), SIGUSR1);
	r = CALL(tgkill, getpid(), getpid(), SIGUSR1);
	expect("SYSCALL_TGKILL_X\tres=%ld\tpid=%d\ttid=%d\tsig=%d", r, getpid(), getpid(), SIGUSR1);
	r = CALL(nanosleep, &moment, NULL);
	expect("SYSCALL_NANOSLEEP_X\tres=%ld\tinterval=1234567", r);
	expect("SCHEDSWITCH_6_E\tnext=?\tpgft_maj=?\tpgft_min=?\t%s", footprint());
	r = CALL(setrlimit, RLIMIT_NOFILE, &limit);
	expect("SYSCALL_SETRLIMIT_X\tres=%ld\tcur=512\tmax=1024\tresource=RLIMIT_NOFILE", r);
	r = CALL(getrlimit, RLIMIT_NOFILE, &old);
	expect("SYSCALL_GETRLIMIT_X\tres=%ld\tcur=%lu\tmax=%lu\tresource=RLIMIT_NOFILE", r, old.rlim_cur, old.rlim_max);
	limit.rlim_cur = 256;
	r = CALL(prlimit64, 0, RLIMIT_NOFILE, &limit, &old);
	expect("SYSCALL_PRLIMIT_X\tres=%ld\tnewcur=256\tnewmax=1024\toldcur=512\toldmax=1024\tpid=0\tresource=RLIMIT_NOFILE", r);
	r = CALL(prlimit64, 0, RLIMIT_CORE, NULL, &old);
	expect("SYSCALL_PRLIMIT_X\tres=%ld\tnewcur=-1\tnewmax=-1\toldcur=%ld\toldmax=%ld\tpid=0\tresource=RLIMIT_CORE", r, old.rlim_cur, old.rlim_max);
	r = CALL(prctl, PR_SET_NAME, "renamed", 0, 0, 0);
	expect("SYSCALL_PRCTL_X\tres=%ld\toption=PR_SET_NAME\targ2_str=renamed\targ2_int=0", r);
	r = CALL(prctl, PR_SET_DUMPABLE, 1, 0, 0, 0);
	expect("SYSCALL_PRCTL_X\tres=%ld\toption=PR_SET_DUMPABLE\targ2_str=-\targ2_int=1", r);
	r = CALL(seccomp, 2, 0, NULL);
	expect("SYSCALL_SECCOMP_X\tres=%ld\top=2\tflags=0", r);
	r = CALL(getppid);
	expect("GENERIC_X\tID=?\tnativeID=%d", SYS_getppid);
	r = CALL(keyctl, KEYCTL_JOIN_SESSION_KEYRING, "eyas", 0, 0, 0);
	expect("SYSCALL_KEYCTL_X\tres=%ld\toperation=KEYCTL_JOIN_SESSION_KEYRING\targ2=1:eyas\targ3=0:0\targ4=0:0\targ5=0:0", r);
	r = CALL(keyctl, KEYCTL_SEARCH, -3L, "user", "no-such-key", 0);
	expect("SYSCALL_KEYCTL_X\tres=%ld\toperation=KEYCTL_SEARCH\targ2=0:-3\targ3=1:user\targ4=1:no-such-key\targ5=0:0", r);
}

static void systems(int dir)
{
	struct dqblk quota = { .dqb_bhardlimit = 77, .dqb_itime = 3 };
	long r, fs;

	r = CALL(mount, "source", "no-such-dir", "tmpfs", MS_RDONLY | MS_NOSUID | MS_MGC_VAL, "");
	expect("SYSCALL_MOUNT_X\tres=%ld\tdev=source\tdir=no-such-dir\ttype=tmpfs\tflags=RDONLY|NOSUID", r);
	r = CALL(umount2, "no-such-dir", MNT_DETACH);
	expect("SYSCALL_UMOUNT2_X\tres=%ld\tname=no-such-dir\tflags=DETACH", r);
	fs = CALL(fsopen, "tmpfs", 0);
	r = CALL(fsconfig, fs, 1, "size", "4096", 0);
	expect("SYSCALL_FSCONFIG_X\tres=%ld\tfd=%ld\tcmd=FSCONFIG_SET_STRING\tkey=size\tvalue_bytebuf=-\tvalue_charbuf=4096\taux=0", r, fs);
	r = CALL(fsconfig, fs, 2, "blob", "bytes", 5);
	expect("SYSCALL_FSCONFIG_X\tres=%ld\tfd=%ld\tcmd=FSCONFIG_SET_BINARY\tkey=blob\tvalue_bytebuf=bytes\tvalue_charbuf=-\taux=5", r, fs);
	r = CALL(quotactl, QCMD(Q_SETQUOTA, GRPQUOTA), "/dev/no-such", 12, &quota);
	expect("SYSCALL_QUOTACTL_X\tres=%ld\tspecial=/dev/no-such\tquotafilepath=-\tdqb_bhardlimit=77\tdqb_bsoftlimit=0\tdqb_curspace=0\tdqb_ihardlimit=0\tdqb_isoftlimit=0\tdqb_btime=0\tdqb_itime=3000000000\tdqi_bgrace=0\tdqi_igrace=0\tdqi_flags=DQF_NONE\tquota_fmt_out=QFMT_NOT_USED\tcmd=Q_SETQUOTA\ttype=GRPQUOTA\tid=12\tquota_fmt=QFMT_NOT_USED", r);
	r = CALL(quotactl, QCMD(Q_QUOTAON, USRQUOTA), "/dev/no-such", 2, "quota.user");
	expect("SYSCALL_QUOTACTL_X\tres=%ld\tspecial=/dev/no-such\tquotafilepath=quota.user\tdqb_bhardlimit=0\tdqb_bsoftlimit=0\tdqb_curspace=0\tdqb_ihardlimit=0\tdqb_isoftlimit=0\tdqb_btime=0\tdqb_itime=0\tdqi_bgrace=0\tdqi_igrace=0\tdqi_flags=DQF_NONE\tquota_fmt_out=QFMT_NOT_USED\tcmd=Q_QUOTAON\ttype=USRQUOTA\tid=0\tquota_fmt=QFMT_VFS_V0", r);
	r = CALL(init_module, "image", 5, "option=1");
	expect("SYSCALL_INIT_MODULE_X\tres=%ld\timg=image\tlength=5\tuargs=option=1", r);
	r = CALL(finit_module, 999, "option=2", 1);
	expect("SYSCALL_FINIT_MODULE_X\tres=%ld\tfd=999\tuargs=option=2\tflags=MODULE_INIT_IGNORE_MODVERSIONS", r);
	r = CALL(delete_module, "no_such_module", O_NONBLOCK);
	expect("SYSCALL_DELETE_MODULE_X\tres=%ld\tname=no_such_module\tflags=O_NONBLOCK", r);
	r = CALL(setns, 999, CLONE_NEWNET);
	expect("SYSCALL_SETNS_X\tres=%ld\tfd=999\tnstype=CLONE_NEWNET", r);
	r = CALL(unshare, CLONE_FS | CLONE_FILES);
	expect("SYSCALL_UNSHARE_X\tres=%ld\tflags=CLONE_FS|CLONE_FILES", r);
}

static void tracing(void)
{
	pid_t child;
	long r, word = 0, value = 42;

	child = fork();
	if (child == 0) {
		r = CALL(ptrace, PTRACE_TRACEME, 0, 0, 0);
		expect("SYSCALL_PTRACE_X\tres=%ld\taddr=0:0\tdata=0:0\trequest=PTRACE_TRACEME\tpid=0", r);
		raise(SIGSTOP);
		_exit(0);
	}
	waitpid(child, NULL, WUNTRACED);
	r = CALL(ptrace, PTRACE_PEEKDATA, child, &value, &word);
	expect("SYSCALL_PTRACE_X\tres=%ld\taddr=0:%ld\tdata=0:42\trequest=PTRACE_PEEKDATA\tpid=%d", r, (long)&value, child);
	r = CALL(ptrace, PTRACE_CONT, child, 0, 0);
	expect("SYSCALL_PTRACE_X\tres=%ld\taddr=0:0\tdata=1:0\trequest=PTRACE_CONT\tpid=%d", r, child);
	waitpid(child, NULL, 0);
}

/* In a child: it gives up what it is. */
static void identities(void)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct caps[2] = {};
	uid_t a, b, c;
	long r;

	r = CALL(setsid);
	expect("SYSCALL_SETSID_X\tres=%ld", r);
	r = CALL(setpgid, 0, 0);
	expect("SYSCALL_SETPGID_X\tres=%ld\tpid=0\tpgid=0", r);
	r = CALL(chroot, ".");
	expect("SYSCALL_CHROOT_X\tres=%ld\tpath=.", r);
	r = CALL(setregid, 5, 6);
	expect("SYSCALL_SETREGID_X\tres=%ld\trgid=5\tegid=6", r);
	r = CALL(setresgid, 7, 8, 9);
	expect("SYSCALL_SETRESGID_X\tres=%ld\trgid=7\tegid=8\tsgid=9", r);
	r = CALL(getresgid, &a, &b, &c);
	expect("SYSCALL_GETRESGID_X\tres=%ld\trgid=7\tegid=8\tsgid=9", r);
	r = CALL(setgid, 10);
	expect("SYSCALL_SETGID_X\tres=%ld\tgid=10", r);
	r = CALL(getgid);
	expect("SYSCALL_GETGID_X\tgid=%ld", r);
	r = CALL(getegid);
	expect("SYSCALL_GETEGID_X\tegid=%ld", r);
	prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0);
	r = CALL(setreuid, -1, 0);
	expect("SYSCALL_SETREUID_X\tres=%ld\truid=4294967295\teuid=0", r);
	r = CALL(setresuid, 12, 13, 0);
	expect("SYSCALL_SETRESUID_X\tres=%ld\truid=12\teuid=13\tsuid=0", r);
	r = CALL(getresuid, &a, &b, &c);
	expect("SYSCALL_GETRESUID_X\tres=%ld\truid=12\teuid=13\tsuid=0", r);
	r = CALL(setuid, 12);
	expect("SYSCALL_SETUID_X\tres=%ld\tuid=12", r);
	r = CALL(getuid);
	expect("SYSCALL_GETUID_X\tuid=%ld", r);
	r = CALL(geteuid);
	expect("SYSCALL_GETEUID_X\teuid=%ld", r);
	caps[0].permitted = 1;
	caps[0].inheritable = 1;
	CALL(capset, &head, caps);
	caps[0].inheritable = 0;
	r = CALL(capset, &head, caps);
	expect("SYSCALL_CAPSET_X\tres=%ld\tcap_inheritable=0\tcap_permitted=1\tcap_effective=0", r);
}

/* What the child tells, or the parent if there was to be none. */
static void child_event(const char *code, const char *flags, int pid)
{
	int self = pid < 0 ? getpid() : pid;
	unsigned long long tick = 1000000000 / sysconf(_SC_CLK_TCK);
	unsigned long long began = stat_field("1", 22) * tick;
	char cwd[4096], exe[4096] = "";
	struct rlimit limit;

	getcwd(cwd, sizeof(cwd));
	readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	getrlimit(RLIMIT_NOFILE, &limit);
	expect("%s\tres=%d\texe=%s\targs=%s\ttid=@tid\tpid=@tid\tptid=%s\tcwd=%s\tfdlimit=%lu\tpgft_maj=?\tpgft_min=?\t%s"
	       "\tcomm=renamed\tcgroups=*\tflags=%s\tuid=%d\tgid=%d\tvtid=%d\tvpid=%d\tpidns_init_start_ts=%llu..%llu",
	       code, pid < 0 ? pid : 0, exe, arguments, parent(pid < 0 ? getppid() : getpid()), cwd, limit.rlim_cur,
	       footprint(), flags, geteuid(), getegid(), self, self, began, began + tick);
}

static unsigned long login_user(void)
{
	char text[32] = "";
	int fd = open("/proc/self/loginuid", O_RDONLY);

	if (read(fd, text, sizeof(text) - 1) < 0)
		return UINT_MAX;
	close(fd);
	return strtoul(text, NULL, 10);
}

static const char *exe_flags(void)
{
	struct statfs fs;

	statfs("/proc/self/exe", &fs);
	return fs.f_type == OVERLAYFS_SUPER_MAGIC ? "EXE_WRITABLE|EXE_UPPER_LAYER" : "EXE_WRITABLE";
}

static unsigned long long nanoseconds(struct timespec time)
{
	return time.tv_sec * 1000000000ULL + time.tv_nsec;
}

/*
 * A program that is not there; what is told is of the one that asks, whose parent
 * may be any thread of the process that started it.
 */
static void execute(const char *code, long call, const char *begetter)
{
	static char *args[] = { "no-such", "one", NULL }, *empty[] = { NULL };
	struct rusage before, after;
	char cwd[4096], exe[4096] = "", group[32];
	struct stat program;
	long r;

	getcwd(cwd, sizeof(cwd));
	readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	stat("/proc/self/exe", &program);
	if (getpgrp() == getpid())
		strcpy(group, "@tid");
	else
		strcpy(group, parent(getpgrp()));
	getrusage(RUSAGE_THREAD, &before);
	r = call == SYS_execve ? CALL(execve, "./no-such", args, empty)
			       : CALL(execveat, AT_FDCWD, "./no-such", args, empty, 0);
	getrusage(RUSAGE_THREAD, &after);
	expect("%s\tres=%ld\texe=no-such\targs=one\ttid=@tid\tpid=@tid\tptid=%s\tcwd=%s\tfdlimit=256\tpgft_maj=%ld..%ld\tpgft_min=%ld..%ld\t%s"
	       "\tcomm=renamed\tcgroups=*\tenv=-\ttty=%llu\tvpgid=%d\tloginuid=%lu\tflags=%s\tcap_inheritable=%lu\tcap_permitted=%lu\tcap_effective=%lu"
	       "\texe_ino=%lu\texe_ino_ctime=%llu\texe_ino_mtime=%llu\tuid=0\ttrusted_exepath=%s\tpgid=%s\tgid=0%s",
	       code, r, begetter, cwd, before.ru_majflt, after.ru_majflt, before.ru_minflt, after.ru_minflt, footprint(),
	       stat_field("self", 7), getpgrp(), login_user(), exe_flags(), own_status("CapInh", 16), own_status("CapPrm", 16),
	       own_status("CapEff", 16), program.st_ino, nanoseconds(program.st_ctim), nanoseconds(program.st_mtim), exe, group,
	       call == SYS_execve ? "\tfilename=./no-such" : "");
}

/* In a child: with a terminal of its own, and fewer rights. */
static void execute_in_terminal(void)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct caps[2] = {};
	int terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY);

	setsid();
	grantpt(terminal);
	unlockpt(terminal);
	open(ptsname(terminal), O_RDWR);
	caps[0].permitted = caps[0].effective = 1 << CAP_DAC_OVERRIDE | 1 << CAP_KILL;
	caps[0].inheritable = 1 << CAP_KILL;
	CALL(capset, &head, caps);
	execute("SYSCALL_EXECVE_19_X", SYS_execve, parent(getppid()));
}

static void children(const char *in_namespace)
{
	struct clone_args args = { .exit_signal = SIGCHLD };
	char vfork_flags[64];
	char flags[64];
	long pid;

	snprintf(flags, sizeof(flags), "CLONE_FS%s", in_namespace);
	snprintf(vfork_flags, sizeof(vfork_flags), "CLONE_VFORK|CLONE_VM%s", in_namespace);
	if (!*in_namespace)
		in_namespace = "|0";
	pid = CALL(fork);
	if (pid == 0)
		_exit(4);
	child_event("SYSCALL_FORK_20_X", in_namespace + 1, pid);
	expect("PROCEXIT_1_E\tstatus=1024\tret=4\tsig=0\tcore=0\treaper_tid=0");
	waitpid(pid, NULL, 0);
	pid = CALL(clone, CLONE_FS | SIGCHLD, NULL, NULL, NULL, 0);
	if (pid == 0)
		_exit(0);
	child_event("SYSCALL_CLONE_20_X", flags, pid);
	waitpid(pid, NULL, 0);
	pid = CALL(clone3, &args, sizeof(args));
	if (pid == 0)
		_exit(0);
	child_event("SYSCALL_CLONE3_X", in_namespace + 1, pid);
	waitpid(pid, NULL, 0);
	pid = vfork();
	if (pid == 0)
		_exit(0);
	child_event("SYSCALL_VFORK_20_X", vfork_flags, pid);
	waitpid(pid, NULL, 0);
	execute("SYSCALL_EXECVEAT_X", SYS_execveat, "?");
	execute("SYSCALL_EXECVE_19_X", SYS_execve, "?");
	pid = fork();
	if (pid == 0) {
		execute_in_terminal();
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

int main(int argc, char **argv)
{
	int dir;
	pid_t child;

	if (argc != 3 || chdir(argv[1])) {
		fprintf(stderr, "usage: triggers FOLDER host|container\n");
		return 2;
	}
	is_container = !strcmp(argv[2], "container");
	main_process = getpid();
	snprintf(arguments, sizeof(arguments), "%s %s", argv[1], argv[2]);
	dir = open(".", O_RDONLY | O_DIRECTORY);
	opens(dir);
	names(dir);
	places(dir);
	transfers();
	descriptors();
	memory();
	semaphores();
	streams();
	datagrams();
	locals();
	processes();
	systems(dir);
	tracing();
	children(is_container ? "|CLONE_CHILD_IN_PIDNS" : "");
	child = fork();
	if (child == 0) {
		identities();
		_exit(0);
	}
	waitpid(child, NULL, 0);
	return 0;
}
