/* A library of no maker: the calls of three families of real ones, and all that can go wrong in them.
 *
 * It does as the files of its folder say (STATE, set when it is compiled): CALL.does is a misdeed, CALL.returns a value
 * that the call gives back, CALL or a name below is what it fills in. A card lies there while there is a file "card".
 * The values are those of public programs that call such libraries; none was met. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int contents(const char *name, const char *kind, char *out, int room)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s%s", STATE, name, kind);
    FILE *file = fopen(path, "rb");
    if (!file) return -1;
    int size = (int)fread(out, 1, (size_t)room, file);
    fclose(file);
    return size;
}

static void misbehave(const char *what)
{
    if (!strcmp(what, "crash")) raise(SIGSEGV);
    if (!strcmp(what, "abort")) abort();
    if (!strcmp(what, "exit")) exit(0);
    if (!strcmp(what, "hang")) for (;;) pause();
    if (!strcmp(what, "leave") && fork() == 0) for (;;) pause();
    if (!strcmp(what, "leak"))
        for (;;) memset(malloc(1 << 20), 1, 1 << 20); /* where nothing is left it writes to NULL, as many do */
    if (!strcmp(what, "chatter")) {
        puts("{\"id\":1,\"ok\":{\"card\":true}}");
        fflush(stdout);
        for (int descriptor = 1; descriptor < 4; descriptor++)
            if (write(descriptor, "{\"id\":1,\"ok\":{}}\n", 17) < 0) continue;
    }
    if (!strcmp(what, "close")) for (int descriptor = 0; descriptor < 4; descriptor++) close(descriptor);
    if (!strcmp(what, "files")) {
        FILE *file = fopen("zp.bmp", "wb");
        if (file) fputs("a face", file), fclose(file);
    }
}

static int said(const char *call, int usual)
{
    char word[32] = "";
    if (contents(call, ".does", word, sizeof word - 1) >= 0) misbehave(word);
    memset(word, 0, sizeof word);
    return contents(call, ".returns", word, sizeof word - 1) >= 0 ? atoi(word) : usual;
}

static int lies(void)
{
    char byte;
    return contents("card", "", &byte, 1) >= 0;
}

static int filled(const char *name, char *out, int *size)
{
    static char block[65536];
    int is = contents(name, "", block, sizeof block);
    if (is < 0) return 0;
    memcpy(out, block, (size_t)is);
    if (size) *size = is;
    return 1;
}

/* termb */
int CVR_InitComm(int port) { (void)port; return said("CVR_InitComm", 1); }
int CVR_CloseComm(void) { return said("CVR_CloseComm", 1); }
int CVR_GetSAMID(char *out, int *size) { filled("sam_id", out, size); return said("CVR_GetSAMID", 1); }
int CVR_Authenticate(void) { return said("CVR_Authenticate", lies() ? 1 : 2); }
int CVR_Read_Content(int active) { (void)active; return said("CVR_Read_Content", lies() ? 1 : 0); }
#define GIVES(call) int call(char *out, int *size) { return said(#call, filled(#call, out, size)); }
GIVES(GetPeopleName)
GIVES(GetPeopleSex)
GIVES(GetPeopleNation)
GIVES(GetPeopleBirthday)
GIVES(GetPeopleAddress)
GIVES(GetPeopleIDCode)
GIVES(GetDepartment)
GIVES(GetStartDate)
GIVES(GetEndDate)
GIVES(GetCertType)
GIVES(GetBMPData)

/* sdtapi and SynIDCardAPI */
#define MODULE(PREFIX, WELL, FOUND) \
    int PREFIX##_OpenPort(int port) { (void)port; return said(#PREFIX "_OpenPort", WELL); } \
    int PREFIX##_ClosePort(int port) { (void)port; return said(#PREFIX "_ClosePort", WELL); } \
    int PREFIX##_GetSAMStatus(int port, int open) { (void)port; (void)open; return said(#PREFIX "_GetSAMStatus", WELL); } \
    int PREFIX##_GetSAMIDToStr(int port, char *out, int open) \
    { (void)port; (void)open; filled("sam_id", out, NULL); return said(#PREFIX "_GetSAMIDToStr", WELL); } \
    int PREFIX##_StartFindIDCard(int port, char *out, int open) \
    { (void)port; (void)open; memset(out, 0, 4); return said(#PREFIX "_StartFindIDCard", lies() ? FOUND : 0x80); } \
    int PREFIX##_SelectIDCard(int port, char *out, int open) \
    { (void)port; (void)open; memset(out, 0, 8); return said(#PREFIX "_SelectIDCard", lies() ? WELL : 0x81); } \
    int PREFIX##_ReadBaseMsg(int port, char *chip, int *chip_size, char *photo, int *photo_size, int open) \
    { (void)port; (void)open; filled("chip", chip, chip_size); filled("photo", photo, photo_size); \
      return said(#PREFIX "_ReadBaseMsg", lies() ? WELL : 0x41); } \
    int PREFIX##_ReadNewAppMsg(int port, char *out, int *size, int open) \
    { (void)port; (void)open; int told = filled("newest", out, size); return said(#PREFIX "_ReadNewAppMsg", told ? WELL : 0x91); }
MODULE(SDT, 0x90, 0x9F)
MODULE(Syn, 0, 0)

/* a decoder of photo blocks, as libwlt */
int unpack(const char *block, char *out, int as_bitmap) { (void)block; (void)as_bitmap; return said("unpack", filled("unpack", out, NULL)); }
