/* A disk whose sync takes longer: after each, the thread that asked for it waits SLOW_SYNC_US microseconds more. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static useconds_t more_us;

__attribute__((constructor)) static void begin(void) {
    const char *told = getenv("SLOW_SYNC_US");
    more_us = told ? (useconds_t)atoi(told) : 0;
}

static int synced(const char *how, int fd) {
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, how);
    int result = sync(fd);
    usleep(more_us);
    return result;
}

int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
