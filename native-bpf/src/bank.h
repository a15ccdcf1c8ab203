/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The banks of filters: see filter.h.
 */
#ifndef EYAS_BANK_H
#define EYAS_BANK_H

#include "shared.h"

#define EYAS_NO_FILTER (~0ULL)

extern struct eyas_shared shared;

/* Of a filter's number. */
static __always_inline __u32 eyas_bank_of(__u32 number)
{
	return number & (EYAS_BANKS - 1);
}

static __always_inline const struct eyas_bank *eyas_bank(__u32 number)
{
	return &shared.banks[eyas_bank_of(number)];
}

#endif
