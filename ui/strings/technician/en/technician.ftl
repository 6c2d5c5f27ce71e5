### What technicians read: in `kiosk doctor`, in the handbook. Never shown to a citizen.

## The devices

device-id-card = Identity-card reader
device-scanner = Code scanner
device-camera = Camera as a code scanner
device-receipt-printer = Receipt printer
device-page-printer = A4 printer
device-keypad = Keypad
device-headphones = Headphone jack
device-smart-card = Reader for social-security cards
device-cabinet = Board in the cabinet (lamps, door)

warning-paper-low = paper near its end
warning-toner-low = toner near its end
warning-uncounted = a raw queue of CUPS, which seldom counts sheets: see docs/printing.md
warning-unasked-id-card = its line is open; it is never asked how it is (its maker's library has no such call), so nobody knows whether it works
warning-unasked-scanner = its line is open; it is never asked how it is (it takes no commands), so nobody knows whether it works
warning-unasked-receipt-printer = its line is open; it is never asked how it is (status=none in kiosk.toml), so nobody knows whether it has paper and prints
warning-unasked-cabinet = its line is open; it is never asked how it is (a board of relays that answers nothing), so nobody knows whether it works
warning-slip-waiting = a slip waits in its mouth
warning-key-stuck = a key has been down for longer than a finger holds one: clean it, look whether something lies on it
warning-keys-flood = more keys were pressed than a person can; those were dropped. A broken pad, or a machine that types?
warning-unheard = its line is open; it has said nothing yet, so nobody knows whether it works
warning-keyboard-mode = something has typed into the screen as fast as only a machine does; it was ignored. A scanner in keyboard mode? Scan its setup code for serial, USB-COM or HID-POS mode

## What to do about each code

technician-idc-01 = Reader's port cannot be opened: check its plug and cable, then the hub's power; then compare the address in kiosk.toml with what `.venv/bin/python -m drivers scan` tells.
technician-idc-02 = Reader does not answer, or too slowly: unplug it for 10 s, and compare kiosk.toml: another device may be at this port. Replace it if that repeats.
technician-idc-03 = Reader's answers are damaged: check cable and shielding, then speed; or another device is at this port: compare kiosk.toml.
technician-idc-04 = Cards move too early: check that the light and tray are clean.
technician-idc-05 = A card of another kind was placed: nothing to do.
technician-idc-06 = Card refused: two cards in the field, or a foreign card.
technician-idc-07 = Security module is not activated: call the reader's service.
technician-idc-08 = Reader's self-test failed: replace the reader.
technician-idc-09 = Reader refused a command: check its model; see the evidence bytes.
technician-idc-10 = The system does not let the terminal's user use the reader's port; plug and cable are not the reason. Put the user into the port's group, or give the port a group by a udev rule, as it is said here (docs/installing.md); then start the terminal anew.
technician-idc-11 = The maker's library or program for the reader is missing, has ended or does not answer; it is started anew by itself. Compare path and model in kiosk.toml; try it, with the terminal stopped: .venv/bin/python -m drivers id_card status --port ADDRESS. If that repeats, unplug the reader for 10 s, then ask the library's maker, with what is said here.
technician-idc-12 = Another program has the reader's port; plug and cable are not the reason. `sudo fuser -v` (package psmisc), followed by the file that is named with this code, tells which: end it, and see that it does not start again.
technician-idc-13 = The name on a card that was read well is empty, or has no characters that can be read (invisible marks, fillers, lost characters): nothing to do at the reader. The journal says how many there are.
technician-scn-01 = Scanner's port cannot be opened: check its plug and cable; then compare the address in kiosk.toml with what `.venv/bin/python -m drivers scan` tells. A scanner in keyboard mode has no serial port: scan its setup code for serial, USB-COM or HID-POS mode, or give the address of its keyboard (evdev://).
technician-scn-02 = Scanner does not answer: power it off for 10 s; check serial mode, and compare kiosk.toml: another device may be at this port.
technician-scn-03 = Scanner's answers are damaged: check cable and speed; or another device is at this port: compare kiosk.toml.
technician-scn-04 = A code with unacceptable content was shown: nothing to do.
technician-scn-05 = Scanner refused a command: check its model and its serial mode.
technician-scn-06 = The system does not let the terminal's user use the scanner's port; plug and cable are not the reason. Put the user into the port's group, or give the port a group by a udev rule, as it is said here (docs/installing.md); then start the terminal anew.
technician-scn-07 = Another program has the scanner's port; plug and cable are not the reason. `sudo fuser -v` (package psmisc), followed by the file that is named with this code, tells which: end it, and see that it does not start again.
technician-scn-08 = A code was shown just after the line to the scanner was opened, so that its beginning may be lost: it is asked for once more. Nothing to do; if that repeats, check plug and cable.
technician-cam-01 = Camera cannot be opened: check its plug and cable; then compare the address in kiosk.toml with what `.venv/bin/python -m drivers ports` tells.
technician-cam-02 = Camera gives no picture: unplug it for 10 s; replace it if that repeats.
technician-cam-03 = Camera's pictures are damaged: check its cable and the hub's power.
technician-cam-04 = Camera gives pictures and sees nothing in them (black, or always the same one): take off what covers it, wipe it, check the light; unplug it for 10 s; replace it if that repeats.
technician-cam-05 = Two different codes were shown at once: nothing to do.
technician-cam-06 = A code that is only a part of a longer message was shown: nothing to do.
technician-cam-07 = The system does not let the terminal's user use the camera's port; plug and cable are not the reason. Put the user into the port's group, or give the port a group by a udev rule, as it is said here (docs/installing.md); then start the terminal anew.
technician-cam-08 = Another program has the camera; plug and cable are not the reason. `sudo fuser -v` (package psmisc), followed by the file that is named with this code, tells which: end it, and see that it does not start again.
technician-key-01 = Keypad cannot be opened: check its plug, and that its address is the one that `.venv/bin/python -m drivers ports` tells.
technician-key-02 = Something at the keypad's address sends no keys: compare kiosk.toml.
technician-key-03 = The system does not let the terminal's user read the keypad; plug and cable are not the reason. Put the user into the port's group, or give the port a group by a udev rule, as it is said here (docs/installing.md); then start the terminal anew.
technician-key-04 = Another program has the keypad; plug and cable are not the reason. `sudo fuser -v` (package psmisc), followed by the file that is named with this code, tells which: end it, and see that it does not start again.
technician-ear-01 = The headphone jack cannot be listened to, so nothing private is said: check the sound card's plug; then compare the address in kiosk.toml with what `.venv/bin/python -m drivers ports` tells.
technician-ear-02 = Something at the jack's address tells of no plug: compare kiosk.toml.
technician-ear-03 = The system does not let the terminal's user read the jack; plug and cable are not the reason. Put the user into the port's group, or give the port a group by a udev rule, as it is said here (docs/installing.md); then start the terminal anew.
technician-smc-01 = Card reader is not there, or another program has it: check its plug and cable, and that `.venv/bin/python -m drivers scan` tells the address that stands in kiosk.toml.
technician-smc-02 = The card in the reader does not answer in time: clean its chip and the reader's contacts, try another card; replace the reader if that repeats.
technician-smc-03 = Something at the card reader's address says what no such reader says: compare kiosk.toml.
technician-smc-04 = Cards are pulled out too early: check that the slot holds them.
technician-smc-05 = A card of another kind, or one the wrong way up: nothing to do. If it happens with every social-security card, try the other ways of asking that docs/configuration.md has for `[devices] smart_card`.
technician-smc-06 = The system does not let the terminal's user use pcscd; plug and cable are not the reason. Give the permission as it is said here, and start the terminal anew.
technician-smc-07 = The system's service for card readers does not run: install or start pcscd as it is said here. The reader itself is not the reason.
technician-cab-01 = The port of the board in the cabinet cannot be opened: check its plug and cable; then compare the address in kiosk.toml with what `.venv/bin/python -m drivers ports` tells.
technician-cab-02 = The board in the cabinet does not answer: check its power, the two wires of RS-485, and that speed and unit are those of kiosk.toml.
technician-cab-03 = The answers of the board in the cabinet are damaged: check its speed, the wires, and that no other board has the same unit.
technician-cab-04 = The board in the cabinet refuses what it is told: mostly it has fewer relays or inputs than kiosk.toml names for lamps and contacts.
technician-cab-05 = The system does not let the terminal's user use the port of the board in the cabinet; plug and cable are not the reason. Put the user into the port's group, or give the port a group by a udev rule, as it is said here (docs/installing.md); then start the terminal anew.
technician-cab-06 = The cabinet's door stands open: shut it. If it is shut, check magnet and contact, and `contacts=` in kiosk.toml. Since when it is so stands in the journal.
technician-cab-07 = A tamper contact has moved: look whether the cabinet was opened, moved or damaged before anybody uses it, and report it. If all is in order, check the contact and `contacts=` in kiosk.toml. When it was stands in the journal.
technician-cab-08 = Another program has the port of the board in the cabinet; plug and cable are not the reason. `sudo fuser -v` (package psmisc), followed by the file that is named with this code, tells which: end it, and see that it does not start again.
technician-wdg-01 = The machine's watchdog is not there, or was lost: compare `[watchdog]` in kiosk.toml with /dev/watchdog*; load its driver (for most boards iTCO_wdt, sp5100_tco or one named in the board's manual), check the plug of one on USB. The terminal tries it again every ten seconds, or sooner where `seconds` is below 40; until then nothing restarts a machine that hangs.
technician-wdg-02 = The system does not let the terminal's user open the machine's watchdog. Install packaging/udev/70-suizhu-watchdog.rules, or give its file a group of the user's otherwise, as it is said here.
technician-wdg-03 = Another program has the machine's watchdog: mostly systemd (`RuntimeWatchdogSec=` in /etc/systemd/system.conf) or the package watchdog. One of the two may have it: leave it there and write no `[watchdog]`, or take it away there.
technician-wdg-04 = What `[watchdog]` names is no watchdog, or it counts other seconds than kiosk.toml says: name one such as /dev/watchdog, and seconds that its driver takes. One that counts otherwise is fed all the same.
technician-prn-01 = Load a receipt roll, print side up; feed; close the cover.
technician-prn-02 = Close the receipt printer's cover until it clicks.
technician-prn-03 = Open the receipt printer, clear the path, close; see open visits.
technician-prn-04 = Cutter is not home: power off, free the blade, power on. If an Epson goes on saying so, stop the terminal: .venv/bin/python -m drivers receipt_printer free-cutter --port ADDRESS.
technician-prn-05 = Head is hot: wait 5 minutes; check the fan and the room.
technician-prn-06 = Receipt printer's port cannot be opened: check plug, cable and power; then compare the address in kiosk.toml with what `.venv/bin/python -m drivers scan` tells.
technician-prn-07 = Receipt printer does not answer: power cycle; compare model, speed and port in kiosk.toml: another device may be there; see open visits.
technician-prn-08 = Receipt printer's status is not understood: check model and speed in kiosk.toml; or another device is at this port.
technician-prn-09 = A receipt could not be drawn: see the journal; check fonts.
technician-prn-10 = Receipt printer says it is broken: power cycle; replace it.
technician-prn-11 = The system does not let the terminal's user use the receipt printer's port; plug and cable are not the reason. Put the user into the port's group, or give the port a group by a udev rule, as it is said here (docs/installing.md); then start the terminal anew.
technician-prn-12 = Another program has the receipt printer's port; plug and cable are not the reason. `sudo fuser -v` (package psmisc), followed by the file that is named with this code, tells which: end it, and see that it does not start again.
technician-pag-01 = Load A4 paper in the tray; check that the tray is pushed in.
technician-pag-02 = Close the A4 printer's doors.
technician-pag-03 = Open the rear door, pull the sheet with both hands; see open visits.
technician-pag-04 = Replace the toner cartridge.
technician-pag-05 = Empty the output tray.
technician-pag-06 = A4 printer cannot be reached: check its power and cable, then its address. Of a queue of CUPS the evidence names the printer behind it.
technician-pag-07 = A4 printer does not answer, or does not finish: power cycle it; compare its address in kiosk.toml; see open visits.
technician-pag-08 = A4 printer's answers are damaged: check line and firmware.
technician-pag-09 = A4 printer or queue refused: see the evidence. It must take PDF, not be paused, and ask for neither password nor TLS.
technician-pag-10 = A4 printer needs rest or service: read its own display.
technician-pag-11 = A4 printer says it is broken: read its own display.
technician-pag-12 = A4 printer ended a job without saying that it was printed: see the evidence and the paper in its tray. Where that repeats, its queue does not count sheets: docs/printing.md.
technician-pag-13 = At the address in kiosk.toml is no A4 printer: most printers are ipp://HOST/ipp/print; a queue of CUPS is ipp://localhost/printers/QUEUE, and lpstat -v lists the queues.
technician-pag-14 = No encrypted line to the A4 printer, or its certificate is not the one that is expected: see the evidence. `.venv/bin/python -m drivers page_printer certificate --config kiosk.toml` prints the certificate's SHA-256; where it is the one in the printer's own menu, write it behind the address, ?certificate=…. Where it was right until now, find out whether the printer was replaced or set up anew before you do.
technician-net-01 = Back end cannot be reached, or says that it cannot serve now (HTTP and a number): check line, router, address; where an HTTP number stands here, something has answered: tell the operations centre.
technician-net-02 = Back end answers too slowly: check the line's load; tell the operations centre.
technician-net-03 = Back end's answer is not what was agreed: check address and path in kiosk.toml, and whether a proxy or portal answers in its place; then tell the operations centre.
technician-net-04 = Back end does not accept this terminal's key: enrol the terminal again.
technician-net-05 = Our clock and the back end's differ, so it answers no question: set the clock.
technician-net-06 = The back end answers, but records are not delivered: see the reason here and the journal; restart the terminal if none is said.
technician-net-07 = Terminal and back end do not believe each other's certificates: for a private authority, name its file as ca_file under [backend] in kiosk.toml; where the back end wants one of this terminal, client_certificate and client_key. If the certificate is called expired or not yet valid, check the clock first; if the name does not match, the address.
technician-dat-01 = The office has nothing on file for this person: nothing to do.
technician-dat-02 = The office refused the question: see the reason in the journal.
technician-dat-03 = No font has a character of the name, so the office was not asked: nothing to do. The journal says of which block it is; with a font that has it, named under [fonts] in kiosk.toml, it can be printed.
technician-dat-04 = No font has a character of the office's answer, such as an employer's name: nothing to do. Give the journal to the office, or install a font that has it.
technician-dat-05 = The certificate to be printed was not the one of the person at the reader; the printer got nothing. Give the journal to the developers, and have the office check whether answers were swapped.
technician-dat-06 = Another card was put down before the paper came out, so nothing was printed. The machine is well.
technician-dat-07 = The office's answer to one question breaks the contract: line and back end answer, other services go on. The journal and the doctor name the question, the place in the answer and the rule; tell the operations centre, who tell that department.
technician-sys-00 = Read the journal at this time; restart the terminal if it repeats.
technician-sys-01 = Nothing can be written to disk, or it is nearly full: check free space and the disk. The terminal opens its queue again by itself; what was accepted is safe, also if it is restarted.
technician-sys-02 = Too much waits for delivery: restore the line first.
technician-sys-03 = Settings are wrong: correct kiosk.toml, or the file it names, as it is said here.
technician-sys-04 = The queue on the disk was damaged. Nothing was deleted: the next start moves it to a folder outbox.db.damaged-NNNN and begins a new one. Records in it may not have been delivered: carry the folder to repair, then remove it here, and only it.
technician-sys-05 = The clock is wrong: set date and time. If they are right, restore the line once: then the back end's time counts.
technician-sys-06 = A paper is out and could not be recorded: mend the disk (SYS-01), then restart.
technician-sys-07 = A part of the program failed or hangs; it goes on by itself where it can: see the journal at this time; restart the terminal if it stays.
technician-sys-08 = Files that are for the terminal's user alone are open to others: close them with the commands that are said here; if somebody may have read the key, enrol the terminal again.
technician-sys-09 = The terminal was off or offline for long and cannot know the date: restore the line once, then the back end's time counts.
technician-snd-01 = No sound comes out: check cable and volume; compare the ALSA names in [sound] with aplay -L, put the user into the group audio, let no other program hold the card, and have alsa-utils installed. Try a line with `.venv/bin/kiosk voice say "…" --config kiosk.toml`.
technician-snd-02 = The rendered voice has stopped or cannot be used, espeak-ng speaks in its place: ask `.venv/bin/kiosk voice check --config kiosk.toml` about voice network and clips; have espeak-ng and libsonic0 installed and 450 MB of memory free.

technician-waits = Records wait: mend what is said here; then they go by themselves.
technician-silent = The program hangs or cannot write: check free space on the disk, end the program and start it again.
technician-newer = Install the program that belongs to this queue, or a newer one: nothing in the queue was changed.
technician-files = { $commands }; if somebody may have read the key, enrol the terminal again.
technician-open-visit = Paper may lie in the printer: take it out. The next start reports it to the back end; nothing else to do.
technician-parked = Settle the reason with the office, then: { $release }
technician-number-taken = Its number was given to somebody else as well, after a disk was restored or replaced: { $renumber } gives it another one. The slip still leads to it.

## What the doctor says

doctor-identity = { $words }
doctor-none-here = none on this terminal
doctor-ready = ready at { $address }
doctor-in-use = ready, in use by the running terminal
doctor-sound-speaker = the loudspeaker { $address } took a short silence, as it would take words
doctor-sound-headphones = the headphones { $address } took a short silence, as they would take words
doctor-watchdog = { $file } is there, and may be opened; it was not, as it would begin to count
doctor-since = since { $time }
doctor-odd-cards = { $cards } cards since the start said something that a card should not (the journal says what, and quotes nothing)
doctor-not-asked = the running terminal has not asked it yet
doctor-catalogue = { $services } services
doctor-unconfirmed = to be confirmed with their departments: { $services }
doctor-fonts = all there
doctor-fonts-missing = font files that are not there: { $files }
doctor-fonts-closed = font files that cannot be read: { $files }
doctor-fonts-other = expected TrueType fonts: { $files }
doctor-files = others than the terminal's user may read or write its files
doctor-backend = answers at { $url }
doctor-no-queue = none yet: the first start makes it
doctor-running = in use by the running terminal
doctor-queue = { $waiting } waiting; { $parked } parked
doctor-queue-oldest = { $waiting } waiting, the oldest for { $minutes } min; { $parked } parked
doctor-untried = it has not been tried
doctor-no-report = without a report
doctor-uncertain = { $record } is uncertain
doctor-said-nothing-yet = the running terminal has said nothing yet
doctor-said-nothing = the running terminal has said nothing for { $seconds } s
doctor-said-ahead = the running terminal has said nothing since the clock was set back by { $seconds } s
