// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/*
 * Replaces libelf's own error object, which uses a kind of thread-local storage
 * that a static archive's code cannot have in a shared library. The probe is
 * loaded by one thread, so a plain variable does.
 */
#include <stdio.h>

static int last_error;

void __libelf_seterrno(int value)
{
	last_error = value;
}

int elf_errno(void)
{
	int value = last_error;

	last_error = 0;
	return value;
}

const char *elf_errmsg(int error)
{
	static char text[32];

	snprintf(text, sizeof(text), "libelf error %d",
		 error > 0 ? error : last_error);
	return text;
}
