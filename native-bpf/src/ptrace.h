/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The numbers of ptrace(2) without the header's structure, which is user
 * space's idea of one that the probe reads as the kernel has it.
 */
#ifndef EYAS_PTRACE_H
#define EYAS_PTRACE_H

#define pt_regs eyas_uapi_pt_regs
#include <linux/ptrace.h>
#undef pt_regs

#ifndef PTRACE_ARCH_PRCTL	/* hidden when the compiler's target is not x86 */
#define PTRACE_ARCH_PRCTL 30
#endif

#endif
