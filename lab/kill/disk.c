/*
 * The disk under a real server, in our hands: loaded before the C library (LD_PRELOAD), for SQLite's files only.
 *
 * LAB_DISK_LEDGER  a file that every write and every sync of the database and its log is noted in, so that it is
 *                  known afterwards what a power cut could have taken
 * LAB_DISK_FAULTS  a file of five numbers that is looked at before each of them: the error that the next writes
 *                  end with and how many of them, the error that the next syncs end with and how many, and
 *                  whether the process is killed as a sync fails, before it can do anything about it
 *
 * A note is `kind` (W written, S synced, F sync failed, T truncated, R put in the place of the log), `file`
 * (D database, L log, A log written anew), and two numbers.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct note {
    char kind, file, empty[6];
    int64_t from, length;
};
struct faults {
    int32_t write_error, writes, sync_error, syncs, kills;
};

static int ledger = -1;
static volatile struct faults *faults;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("LAB_DISK_LEDGER");
    if (path) ledger = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    path = getenv("LAB_DISK_FAULTS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *seen = mmap(NULL, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (seen != MAP_FAILED) faults = seen;
    close(file);
}

static int ends(const char *path, size_t length, const char *name) {
    size_t of_name = strlen(name);
    return length >= of_name && strcmp(path + length - of_name, name) == 0;
}

static char file_called(const char *path, size_t length) {
    if (ends(path, length, "datakasse.db")) return 'D';
    if (ends(path, length, "datakasse.db-wal")) return 'L';
    return ends(path, length, "datakasse.db-wal-anew") ? 'A' : 0;
}

static char file_of(int fd) {
    char link[32], path[4096];
    char *end = link + sizeof link;
    *--end = 0;
    int left = fd;
    do *--end = '0' + left % 10; while (left /= 10);
    end -= 14;
    memcpy(end, "/proc/self/fd/", 14);
    ssize_t length = readlink(end, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return file_called(path, length);
}

static void tell(char kind, char file, int64_t from, int64_t length) {
    struct note note = {.kind = kind, .file = file, .from = from, .length = length};
    if (ledger >= 0 && write(ledger, &note, sizeof note) < 0) abort();
}

static int strikes(volatile int32_t *error, volatile int32_t *left) {
    if (!faults || !*error || !*left) return 0;
    if (*left > 0) --*left;
    errno = *error;
    return 1;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t from) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    char file = file_of(fd);
    if (file && faults && strikes(&faults->write_error, &faults->writes)) return -1;
    if (file) tell('W', file, from, length);
    return real(fd, data, length, from);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t from) { return pwrite64(fd, data, length, from); }

int ftruncate64(int fd, off64_t length) {
    static int (*real)(int, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
    char file = file_of(fd);
    if (file) tell('T', file, length, 0);
    return real(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int synced(int fd, const char *name) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    char file = file_of(fd);
    if (file && faults && strikes(&faults->sync_error, &faults->syncs)) {
        int error = errno;
        tell('F', file, 0, 0);
        if (faults->kills) kill(getpid(), SIGKILL);
        errno = error;
        return -1;
    }
    int result = real(fd);
    if (file && result == 0) tell('S', file, 0, 0);
    return result;
}

int fsync(int fd) { return synced(fd, "fsync"); }

int fdatasync(int fd) { return synced(fd, "fdatasync"); }

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real) real = dlsym(RTLD_NEXT, "rename");
    int result = real(from, to);
    if (result == 0 && file_called(from, strlen(from)) == 'A') tell('R', 'A', 0, 0);
    return result;
}
