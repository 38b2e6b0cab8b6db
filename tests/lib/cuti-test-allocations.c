/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts allocations in the program that it is linked into. With glibc our
 * malloc stands before the library's; AddressSanitizer has a hook instead.
 * Elsewhere nothing is counted, and that is said.
 */

#include "cuti-test-allocations.h"

#include <stdlib.h>

static volatile guint64 n_allocations;

#ifdef __SANITIZE_ADDRESS__
void __sanitizer_malloc_hook (const volatile void *ptr, size_t size);
void __sanitizer_free_hook (const volatile void *ptr);

void
__sanitizer_malloc_hook (const volatile void *ptr, size_t size)
{
  n_allocations++;
}

void
__sanitizer_free_hook (const volatile void *ptr)
{
}
#elif defined (__GLIBC__)
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *memory, size_t size);

void *
malloc (size_t size)
{
  n_allocations++;
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  n_allocations++;
  return __libc_calloc (n, size);
}

void *
realloc (void *memory, size_t size)
{
  n_allocations++;
  return __libc_realloc (memory, size);
}
#endif

gboolean
cuti_test_allocations_can_count (void)
{
  guint64 before = n_allocations;

  g_free (g_malloc (1));
  return n_allocations > before;
}

guint64
cuti_test_allocations_get (void)
{
  return n_allocations;
}
