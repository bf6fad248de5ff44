/*
 * Stands between a process and the kernel (LD_PRELOAD) for all files below one folder: notes what a sync makes durable, keeps what is
 * overwritten before the next one, and lets a write fail or the process die where it is told to. Environment:
 *   FAULTS_FOLDER      files below it are watched
 *   FAULTS_LOG         gets the records below; what was written when is then known even if the process is killed
 *   FAULTS_FAIL_AT=n   the n-th write or sync fails, with "no space" or "input/output error"; of writes, every other n takes half of the
 *                      octets first, as a disk does that becomes full; after it the process ends slowly, so that what still runs goes on
 *   FAULTS_KILL_AT=n   the process is killed at the n-th write or sync, before it for odd n, after it for even n
 *   FAULTS_POINT=f:m:n the process is killed at a point: files whose name contains f; before-write, before-sync or after-sync; the n-th time
 *   FAULTS_OCTETS=h    only writes that hold these octets count for the point, and the syncs that follow upon one; in hexadecimal digits
 *                      with a blank between, ?? for any
 *   FAULTS_JUMP=n      the clock jumps n seconds ahead at that moment one time earlier; with FAULTS_OCTETS, at the 21st, whatever it
 *                      holds, and 61 s at each fiftieth after that, so that what is done once a minute is done
 *   FAULTS_AHEAD=n     the clock of the process is n seconds ahead
 *   FAULTS_LIE=.log    syncs of files that are called so say that they are done, and are not
 * A record is five 64-bit words in the machine's order, kind, inode, a, b, length, and then that many octets:
 *   1 new file; 2 sync begun, a = its number, b = size of the file; 3 sync done, a = the number of 2; 4 octets at offset a before a write
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FDS 65536
enum { NEW_FILE = 1, SYNC_BEGUN, SYNC_DONE, OVERWRITTEN };
enum { UNKNOWN, OTHER, WATCHED };

static atomic_uchar kinds[FDS];
static const char *folder;
static size_t folder_length;
static int log_fd = -1;
static long fail_at, kill_at;
static atomic_int full = -1;
static atomic_long ahead;
static const char *lie;
enum { BEFORE_WRITE = 1, BEFORE_SYNC, AFTER_SYNC };
static char point_file[64];
static int point_moment;
static long point_time, jump;
static atomic_long reached, passed;
static int wanted[64], wanted_count;
static atomic_int holding;
static atomic_long operations, syncs;
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static int (*real_dup2)(int, int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_gettimeofday)(struct timeval *, void *);

static void find(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_dup2 = dlsym(RTLD_NEXT, "dup2");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_writev = dlsym(RTLD_NEXT, "writev");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    real_gettimeofday = dlsym(RTLD_NEXT, "gettimeofday");
}

__attribute__((constructor)) static void begin(void) {
    find();
    const char *log = getenv("FAULTS_LOG");
    const char *value;
    if (log) log_fd = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if ((value = getenv("FAULTS_FAIL_AT"))) fail_at = atol(value);
    if ((value = getenv("FAULTS_KILL_AT"))) kill_at = atol(value);
    if ((value = getenv("FAULTS_AHEAD"))) ahead = atol(value);
    if ((value = getenv("FAULTS_JUMP"))) jump = atol(value);
    if ((value = getenv("FAULTS_POINT"))) {
        char moment[32];
        if (sscanf(value, "%63[^:]:%31[^:]:%ld", point_file, moment, &point_time) != 3) abort();
        point_moment = !strcmp(moment, "before-write") ? BEFORE_WRITE : !strcmp(moment, "before-sync") ? BEFORE_SYNC : AFTER_SYNC;
    }
    if ((value = getenv("FAULTS_OCTETS"))) {
        for (; *value && wanted_count < 64; value += value[2] ? 3 : 2) wanted[wanted_count++] = *value == '?' ? -1 : (int)strtol(value, NULL, 16);
    }
    lie = getenv("FAULTS_LIE");
    folder = getenv("FAULTS_FOLDER");
    folder_length = folder ? strlen(folder) : 0;
}

static int watched(int fd) {
    if (!folder || fd < 0 || fd >= FDS || fd == log_fd) return 0;
    int kind = atomic_load(&kinds[fd]);
    if (kind == UNKNOWN) {
        char name[64], path[4096];
        snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(name, path, sizeof path - 1);
        kind = length > (ssize_t)folder_length && strncmp(path, folder, folder_length) == 0 && path[folder_length] == '/'
            ? WATCHED : OTHER;
        atomic_store(&kinds[fd], kind);
    }
    return kind == WATCHED;
}

static int named(int fd, const char *part) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strstr(strrchr(path, '/'), part) != NULL;
}

/* Whether it holds the octets that were asked for. */
static int holds(const unsigned char *written, size_t length) {
    for (size_t i = 0; i + wanted_count <= length; i++) {
        int j = 0;
        while (j < wanted_count && (wanted[j] < 0 || wanted[j] == written[i + j])) j++;
        if (j == wanted_count) return 1;
    }
    return 0;
}

static void at(int moment, int fd, const void *written, size_t length) {
    if (!point_moment || !named(fd, point_file)) return;
    if (wanted_count) {
        if (moment == BEFORE_WRITE && holds(written, length)) atomic_store(&holding, 1);
        int held = atomic_load(&holding);
        if (moment == AFTER_SYNC) atomic_store(&holding, 0);
        if (moment == BEFORE_WRITE && held && !holds(written, length)) return;
        if (moment == point_moment) {
            long n = atomic_fetch_add(&passed, 1);
            if (n == 20) ahead += jump;
            else if (n % 50 == 20) ahead += 61;
        }
        if (!held) return;
    }
    if (moment != point_moment) return;
    long n = atomic_fetch_add(&reached, 1) + 1;
    if (!wanted_count && n == point_time - 1) ahead += jump;
    if (n == point_time) kill(getpid(), SIGKILL);
}

static void forget(int fd) {
    if (fd >= 0 && fd < FDS) atomic_store(&kinds[fd], UNKNOWN);
    atomic_compare_exchange_strong(&full, &(int){fd}, -1);
}

static void note(int64_t kind, int64_t inode, int64_t a, int64_t b, const void *octets, int64_t length) {
    if (log_fd < 0) return;
    int64_t head[5] = {kind, inode, a, b, length};
    pthread_mutex_lock(&log_lock);
    if (real_write(log_fd, head, sizeof head) != sizeof head || (length && real_write(log_fd, octets, length) != length)) abort();
    pthread_mutex_unlock(&log_lock);
}

/* Counts an operation; true when it has to fail. */
static int stumbles(void) {
    long n = atomic_fetch_add(&operations, 1) + 1;
    if (n == kill_at && n % 2) kill(getpid(), SIGKILL);
    return n == fail_at;
}

/* What a write that has to fail still takes; the next one to the same file then takes nothing. */
static size_t taken(int fd, size_t length) {
    if (fail_at / 2 % 2 == 0 || length < 2) return 0;
    atomic_store(&full, fd);
    return length / 2;
}

static int is_full(int fd) {
    return atomic_compare_exchange_strong(&full, &(int){fd}, -1);
}

static void done(void) {
    if (kill_at && kill_at % 2 == 0 && atomic_load(&operations) >= kill_at) kill(getpid(), SIGKILL);
}

static void keep(int fd, off_t offset, size_t length) {
    struct stat file;
    if (log_fd < 0 || fstat(fd, &file) || !S_ISREG(file.st_mode) || offset >= file.st_size) return;
    size_t present = offset + (off_t)length > file.st_size ? (size_t)(file.st_size - offset) : length;
    char *old = malloc(present);
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    int reading = real_open(name, O_RDONLY | O_CLOEXEC);
    if (!old || reading < 0 || pread(reading, old, present, offset) != (ssize_t)present) abort();
    real_close(reading);
    note(OVERWRITTEN, file.st_ino, offset, 0, old, present);
    free(old);
}

static off_t position(int fd) {
    if (fcntl(fd, F_GETFL) & O_APPEND) {
        struct stat file;
        return fstat(fd, &file) ? 0 : file.st_size;
    }
    return lseek(fd, 0, SEEK_CUR);
}

static int opened(int fd, int flags) {
    forget(fd);
    struct stat file;
    if ((flags & O_CREAT) && watched(fd) && !fstat(fd, &file) && file.st_size == 0) note(NEW_FILE, file.st_ino, 0, 0, NULL, 0);
    return fd;
}

static mode_t mode_of(int flags, va_list rest) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name)                                   \
    int name(const char *path, int flags, ...) {     \
        va_list rest;                                \
        va_start(rest, flags);                       \
        mode_t mode = mode_of(flags, rest);          \
        va_end(rest);                                \
        if (!real_open) find();                      \
        return opened(real_open(path, flags, mode), flags); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                 \
    int name(int at, const char *path, int flags, ...) { \
        va_list rest;                                \
        va_start(rest, flags);                       \
        mode_t mode = mode_of(flags, rest);          \
        va_end(rest);                                \
        if (!real_openat) find();                    \
        return opened(real_openat(at, path, flags, mode), flags); \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    if (!real_close) find();
    forget(fd);
    return real_close(fd);
}

int dup2(int from, int to) {
    if (!real_dup2) find();
    forget(to);
    return real_dup2(from, to);
}

ssize_t write(int fd, const void *octets, size_t length) {
    if (!real_write) find();
    if (!watched(fd)) return real_write(fd, octets, length);
    if (is_full(fd) || (stumbles() && !(length = taken(fd, length)))) return errno = ENOSPC, -1;
    at(BEFORE_WRITE, fd, octets, length);
    keep(fd, position(fd), length);
    ssize_t written = real_write(fd, octets, length);
    done();
    return written;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (!real_writev) find();
    if (!watched(fd)) return real_writev(fd, parts, count);
    if (stumbles()) return errno = ENOSPC, -1;
    size_t length = 0;
    for (int i = 0; i < count; i++) length += parts[i].iov_len;
    at(BEFORE_WRITE, fd, NULL, 0);
    keep(fd, position(fd), length);
    ssize_t written = real_writev(fd, parts, count);
    done();
    return written;
}

static ssize_t written_at(int fd, const void *octets, size_t length, off_t offset) {
    if (!real_pwrite) find();
    if (!watched(fd)) return real_pwrite(fd, octets, length, offset);
    if (is_full(fd) || (stumbles() && !(length = taken(fd, length)))) return errno = ENOSPC, -1;
    at(BEFORE_WRITE, fd, octets, length);
    keep(fd, offset, length);
    ssize_t written = real_pwrite(fd, octets, length, offset);
    done();
    return written;
}

ssize_t pwrite(int fd, const void *octets, size_t length, off_t offset) { return written_at(fd, octets, length, offset); }

ssize_t pwrite64(int fd, const void *octets, size_t length, off64_t offset) { return written_at(fd, octets, length, offset); }

static int truncated(int fd, off_t length) {
    struct stat file;
    if (!real_ftruncate) find();
    if (!watched(fd)) return real_ftruncate(fd, length);
    if (!fstat(fd, &file) && file.st_size > length) keep(fd, length, file.st_size - length);
    return real_ftruncate(fd, length);
}

int ftruncate(int fd, off_t length) { return truncated(fd, length); }

int ftruncate64(int fd, off64_t length) { return truncated(fd, length); }

static int lies(int fd) {
    char name[64], path[4096];
    if (!lie) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1), ending = strlen(lie);
    return length > ending && memcmp(path + length - ending, lie, ending) == 0;
}

static int synced(int fd, int (*sync)(int)) {
    struct stat file;
    if (!watched(fd)) return sync(fd);
    if (stumbles()) return errno = EIO, -1;
    if (lies(fd)) return 0;
    at(BEFORE_SYNC, fd, NULL, 0);
    int regular = !fstat(fd, &file) && S_ISREG(file.st_mode);
    long number = atomic_fetch_add(&syncs, 1) + 1;
    if (regular) note(SYNC_BEGUN, file.st_ino, number, file.st_size, NULL, 0);
    int result = sync(fd);
    if (regular && result == 0) note(SYNC_DONE, file.st_ino, number, 0, NULL, 0);
    at(AFTER_SYNC, fd, NULL, 0);
    done();
    return result;
}

int fsync(int fd) {
    if (!real_fsync) find();
    return synced(fd, real_fsync);
}

int fdatasync(int fd) {
    if (!real_fdatasync) find();
    return synced(fd, real_fdatasync);
}

/* Up to 40 ms, another time for each operation. */
static void linger(void) {
    if (fail_at && atomic_load(&operations) >= fail_at) usleep((useconds_t)(fail_at % 5) * 10000);
}

void exit(int status) {
    void (*real)(int) __attribute__((noreturn)) = dlsym(RTLD_NEXT, "exit");
    linger();
    real(status);
}

void _exit(int status) {
    void (*real)(int) __attribute__((noreturn)) = dlsym(RTLD_NEXT, "_exit");
    linger();
    real(status);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    if (!real_clock_gettime) find();
    int result = real_clock_gettime(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += ahead;
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    if (!real_gettimeofday) find();
    int result = real_gettimeofday(time, zone);
    if (result == 0) time->tv_sec += ahead;
    return result;
}
