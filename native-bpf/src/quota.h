/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * quotactl(2): which of its parameters mean something depends on the command.
 */
#ifndef EYAS_QUOTA_H
#define EYAS_QUOTA_H

#include <linux/dqblk_xfs.h>
#include <linux/quota.h>

#include "choices.h"
#include "record.h"
#include "user.h"

static __always_inline __u32 eyas_quota(struct eyas_scratch *s)
{
	return (__u32)s->args[0] >> SUBCMDSHIFT;
}

static __noinline __u32 eyas_quota_command(__u32 command)
{
	switch (command) {
	EYAS_CHOICE(QUOTACTL_CMDS, Q_QUOTAON);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_QUOTAOFF);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_GETFMT);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_GETINFO);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_SETINFO);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_GETQUOTA);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_SETQUOTA);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_SYNC);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_XQUOTAON);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_XQUOTAOFF);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_XGETQUOTA);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_XSETQLIM);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_XGETQSTAT);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_XQUOTARM);
	EYAS_CHOICE(QUOTACTL_CMDS, Q_XQUOTASYNC);
	}
	return 0;
}

static __always_inline __u32 eyas_quota_type(__u64 command)
{
	switch (command & SUBCMDMASK) {
	case 0:
		return QUOTACTL_TYPES_USRQUOTA;
	case 1:
		return QUOTACTL_TYPES_GRPQUOTA;
	}
	return 0;
}

static __always_inline __u32 eyas_quota_format(__u64 format)
{
	switch (format) {
	EYAS_CHOICE(QUOTACTL_QUOTA_FMTS, QFMT_VFS_OLD);
	EYAS_CHOICE(QUOTACTL_QUOTA_FMTS, QFMT_VFS_V0);
	EYAS_CHOICE(QUOTACTL_QUOTA_FMTS, QFMT_VFS_V1);
	}
	return QUOTACTL_QUOTA_FMTS_QFMT_NOT_USED;
}

/* A member of struct if_dqblk. */
static __always_inline __u64 eyas_quota_block(struct eyas_scratch *s,
					      __u64 address)
{
	__u32 command = eyas_quota(s);

	if (command == Q_SETQUOTA || (command == Q_GETQUOTA && !s->ret))
		return eyas_user_u64(address);
	return 0;
}

/* A member of struct if_dqinfo. */
static __always_inline __u64 eyas_quota_info(struct eyas_scratch *s,
					     __u64 address)
{
	__u32 command = eyas_quota(s);

	if (command == Q_SETINFO || (command == Q_GETINFO && !s->ret))
		return eyas_user_u64(address);
	return 0;
}

static __always_inline __u32 eyas_quota_info_flags(struct eyas_scratch *s,
						   __u64 address)
{
	return eyas_quota_info(s, address) & 1
		       ? QUOTACTL_DQI_FLAGS_V1_DQF_RSQUASH
		       : QUOTACTL_DQI_FLAGS_DQF_NONE;
}

static __always_inline __u32 eyas_quota_format_got(struct eyas_scratch *s,
						   __u64 address)
{
	if (eyas_quota(s) == Q_GETFMT && !s->ret)
		return eyas_quota_format(eyas_user_u32(address));
	return QUOTACTL_QUOTA_FMTS_QFMT_NOT_USED;
}

static __always_inline __u64 eyas_quota_id(struct eyas_scratch *s, __u64 id)
{
	__u32 command = eyas_quota(s);

	return command == Q_GETQUOTA || command == Q_SETQUOTA ||
			       command == Q_XGETQUOTA || command == Q_XSETQLIM
		       ? id
		       : 0;
}

#endif
