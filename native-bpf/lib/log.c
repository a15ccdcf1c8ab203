// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/*
 * Keeps libbpf's warnings for the caller instead of printing them.
 */
#include <bpf/libbpf.h>
#include <stdio.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

static char text[16384];

static int keep(enum libbpf_print_level level, const char *format, va_list args)
{
	size_t used = strlen(text);

	if (level == LIBBPF_WARN)
		vsnprintf(text + used, sizeof(text) - used, format, args);
	return 0;
}

/* Forgets what was kept and keeps what follows. */
EXPORT void eyas_log_start(void)
{
	text[0] = 0;
	libbpf_set_print(keep);
}

EXPORT const char *eyas_log(void)
{
	return text;
}
