/* A USB camera as programs see it: loaded before libc, it answers the calls that they make of a V4L2 device.
 *
 * NODE is its path, and it is there while the path is. It gives one format, FORM, of WIDTH x HEIGHT, 30 frames a second:
 * the files FRAMES/0, FRAMES/1 … one after the other, and round again. It is pulled out after LASTS of them, and says
 * then what uvcvideo says: ENODEV. What BUSY names (buffers, or stream and buffers after that) another program has.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <unistd.h>

#define BUFFERS 8
#define ROOM (4 << 20)
#define FRAME_US 33333

static int camera = -1, streams, first, waiting, frame, given, taken;
static int queue[BUFFERS];
static char *memory[BUFFERS];

static int there(void) { return given < atoi(getenv("LASTS")); }

static int failed(int why)
{
    errno = why;
    return -1;
}

static int opened(const char *name, const char *path, int flags, int mode)
{
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, name);
    int fd = real(path, flags, mode);
    if (fd >= 0 && strcmp(path, getenv("NODE")) == 0)
        camera = fd;
    return fd;
}

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;                                              \
        va_end(rest);                                                                                                  \
        return opened(#name, path, flags, mode);                                                                       \
    }
OPEN(open)
OPEN(open64)

#define MMAP(name)                                                                                                     \
    void *name(void *at, size_t size, int how, int flags, int fd, off_t from)                                          \
    {                                                                                                                  \
        void *(*real)(void *, size_t, int, int, int, off_t) = dlsym(RTLD_NEXT, #name);                                 \
        if (fd < 0 || fd != camera)                                                                                    \
            return real(at, size, how, flags, fd, from);                                                               \
        return memory[from / ROOM] = real(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);        \
    }
MMAP(mmap)
MMAP(mmap64)

static int busy(const char *with)
{
    taken |= strcmp(getenv("BUSY"), with) == 0;
    return taken;
}

static int format(struct v4l2_format *asked)
{
    memset(&asked->fmt, 0, sizeof asked->fmt);
    asked->fmt.pix.width = atoi(getenv("WIDTH"));
    asked->fmt.pix.height = atoi(getenv("HEIGHT"));
    memcpy(&asked->fmt.pix.pixelformat, getenv("FORM"), 4);
    asked->fmt.pix.field = V4L2_FIELD_NONE;
    asked->fmt.pix.sizeimage = ROOM;
    return 0;
}

static int filled(struct v4l2_buffer *buffer)
{
    char path[4096];
    usleep(FRAME_US);
    if (!there())
        return failed(ENODEV);
    if (!waiting || !streams)
        return failed(EINVAL);
    snprintf(path, sizeof path, "%s/%d", getenv("FRAMES"), frame++);
    FILE *file = fopen(path, "rb");
    if (!file && frame > 1) {
        frame = 0;
        return filled(buffer);
    }
    buffer->index = queue[first];
    buffer->length = ROOM;
    buffer->flags = V4L2_BUF_FLAG_DONE;
    buffer->bytesused = file ? fread(memory[buffer->index], 1, ROOM, file) : 0;
    first = (first + 1) % BUFFERS;
    waiting--;
    given++;
    if (file)
        fclose(file);
    return 0;
}

static int answered(unsigned long request, void *said)
{
    struct v4l2_buffer *buffer = said;
    switch (request) {
    case VIDIOC_QUERYCAP:
        ((struct v4l2_capability *)said)->capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        return 0;
    case VIDIOC_G_FMT:
    case VIDIOC_S_FMT:
    case VIDIOC_TRY_FMT:
        return format(said);
    case VIDIOC_REQBUFS:
        if (busy("buffers"))
            return failed(EBUSY);
        if (((struct v4l2_requestbuffers *)said)->count > BUFFERS)
            ((struct v4l2_requestbuffers *)said)->count = BUFFERS;
        first = waiting = 0;
        return 0;
    case VIDIOC_QUERYBUF:
        buffer->length = ROOM;
        buffer->m.offset = buffer->index * ROOM;
        return 0;
    case VIDIOC_QBUF:
        queue[(first + waiting++) % BUFFERS] = buffer->index;
        return 0;
    case VIDIOC_DQBUF:
        return filled(buffer);
    case VIDIOC_STREAMON:
    case VIDIOC_STREAMOFF:
        if (request == VIDIOC_STREAMON && busy("stream"))
            return failed(EBUSY);
        streams = request == VIDIOC_STREAMON;
        waiting = streams ? waiting : 0;
        return 0;
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM:
        return 0;
    }
    return failed(ENOTTY);
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *said = va_arg(rest, void *);
    va_end(rest);
    int (*real)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
    if (fd < 0 || fd != camera)
        return real(fd, request, said);
    return there() ? answered(request, said) : failed(ENODEV);
}
