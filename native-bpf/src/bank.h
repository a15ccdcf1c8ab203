/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The two banks of filters: see filter.h.
 */
#ifndef EYAS_BANK_H
#define EYAS_BANK_H

#include "shared.h"

#define EYAS_NO_FILTER (~0ULL)

extern struct eyas_shared shared;

static __always_inline const struct eyas_bank *eyas_bank(__u32 bank)
{
	return &shared.banks[bank & 1];
}

#endif
