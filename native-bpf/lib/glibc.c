// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/*
 * Stand-ins for the C library's functions whose newest symbol versions would
 * keep the library from loading on older systems, and for stderr, whose address
 * libbpf.a takes in a way that only executables can.
 */
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

FILE *eyas_stderr;

__attribute__((constructor)) static void set_stderr(void)
{
	eyas_stderr = stderr;
}

int eyas_fcntl(int fd, int command, ...)
{
	va_list args;
	long arg;

	va_start(args, command);
	arg = va_arg(args, long);
	va_end(args);
	return syscall(SYS_fcntl, fd, command, arg);
}

int eyas_fstat(int fd, struct stat *result)
{
	return syscall(SYS_fstat, fd, result);
}

/* Only needed for a kernel configuration in memory, which the probe has not. */
FILE *eyas_fmemopen(void *buffer, size_t size, const char *mode)
{
	(void)buffer;
	(void)size;
	(void)mode;
	errno = ENOSYS;
	return NULL;
}
