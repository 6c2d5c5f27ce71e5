"""Opens the one window: fonts, image providers, QML. Knows no screens."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QLocale, QTimer, QUrl
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickView

from ui.present.pictures import IconProvider, QrProvider
from ui.present.view_model import ViewModel

if TYPE_CHECKING:  # the first frame needs none of them; the first use of an event makes 177 kinds of them
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from ui.present.bridge import KioskBridge
    from ui.theme.sizes import Theme

MAIN = Path(__file__).parent / "qml" / "Main.qml"
# Named, in this order: without names Qt mixes faces inside one name. The others have the rare characters of names.
FAMILIES = ["Noto Sans CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han"]
NAME = "Suizhu"  # what a screen reader calls the program
JOIN = "\u2060"  # see ui/words/line_breaks.py, which a start reads later
CLOCK_MS = 1000
HOLD_MS = 60  # a little longer than a machine takes from key to key
# Numbers of Qt.Key: the first use of that namespace makes all its enums, 15 ms of the start.
PRESSING = (0x01000004, 0x01000005, 0x20, 0x01000000, 0x01000003)  # Return, Enter, Space, Escape, Backspace
DIGITS = range(0x30, 0x3A)
MODIFIERS = (0x01000020, 0x01000021, 0x01000022, 0x01000023, 0x01001103)  # Shift, Control, Meta, Alt, AltGr


def _nothing() -> None: ...


class TerminalWindow(QQuickView):
    """Stays until the terminal ends it, whatever a window manager or a keyboard asks for.

    A key that presses buttons waits until it is sure that no other follows as fast as only a machine types.
    """

    ends = False

    def __init__(self, view_model: ViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        self._held: QKeyEvent | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._press)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.isAutoRepeat() or event.key() in MODIFIERS:
            super().keyPressEvent(event)
            return
        self._held = None
        if self._view_model.keystrokes.typed_by_machine():
            event.accept()
        elif event.key() in PRESSING or event.key() in DIGITS:
            self._held = event.clone()
            self._hold.start()
        else:
            super().keyPressEvent(event)

    @property
    def holds_key(self) -> bool:
        """Whether one waits to press."""
        return self._held is not None

    def _press(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            super().keyPressEvent(held)

    def closeEvent(self, event: "QCloseEvent") -> None:
        event.setAccepted(self.ends)


def open_view(
    view_model: ViewModel,
    size: tuple[int, int],
    *,
    fullscreen: bool,
    on_first_frame: Callable[[], None] = _nothing,
) -> TerminalWindow:
    """The window, shown. The caller has chosen the software scene graph (QT_QUICK_BACKEND=software) and made the
    QGuiApplication. `on_first_frame` is called once, when the first whole frame has been painted. Keep the result.
    """
    QGuiApplication.setApplicationName(NAME)
    view = TerminalWindow(view_model)
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(*size)
    name = partial(_name, ref(view), ref(view_model))  # what Qt holds, the garbage collector does not see
    view_model.frameChanged.connect(name)
    name()
    _load(view, view_model)
    _tell_once(view, on_first_frame)
    _close_in_the_end(view)
    if fullscreen:
        view.showFullScreen()
    else:
        view.show()
    return view


def _load(view: QQuickView, view_model: ViewModel) -> None:
    """Put the screens into it."""
    source = QUrl.fromLocalFile(str(MAIN))
    ahead = QQmlComponent(view.engine(), source, QQmlComponent.CompilationMode.Asynchronous)  # loads in Qt's own thread
    _choose_fonts()  # meanwhile
    view.engine().addImageProvider("icon", IconProvider())
    view.engine().addImageProvider("qr", QrProvider())
    view.setInitialProperties({"kiosk": view_model})
    view.setSource(source)  # waits for what is loaded ahead
    del ahead
    _require_loaded(view)


def _require_loaded(view: QQuickView) -> None:
    """RuntimeError: there is a mistake in the QML, or a file of it is not there."""
    if view.status() != QQuickView.Status.Ready:
        raise RuntimeError("the screens cannot be loaded: " + "; ".join(error.toString() for error in view.errors()))


def _choose_fonts() -> None:
    """To measure one looks through the fonts of the system."""
    font = QFont()
    font.setFamilies(FAMILIES)
    QGuiApplication.setFont(font)
    QFontMetricsF(font).height()


def _close_in_the_end(view: TerminalWindow) -> None:
    application = QGuiApplication.instance()
    if application:
        application.aboutToQuit.connect(partial(_close_what_is_left, ref(view)))  # the application keeps no window


def open_window(
    bridge: "KioskBridge", theme: "Theme", *, fullscreen: bool, on_first_frame: Callable[[], None] = _nothing
) -> TerminalWindow:
    """The window of a bridge that has its words already."""
    size = theme.panel.width, theme.panel.height
    view = open_view(bridge.view_model, size, fullscreen=fullscreen, on_first_frame=on_first_frame)
    keep_time(view, bridge)
    return view


def keep_time(view: QQuickView, bridge: "KioskBridge") -> None:
    """The clock on the screen goes on while the window lives."""
    timer = QTimer(view)
    timer.timeout.connect(bridge.tick)
    timer.start(CLOCK_MS)


def when_painted(view: QQuickView, call: Callable[[], None]) -> None:
    """Call it once, when what stands there now has been painted; where nobody sees the window, as soon as that ends."""
    _tell_once(view, call)
    view.update()


def close_window(view: TerminalWindow) -> None:
    """Close it for good. It ends in its own thread, and not in whichever one collects garbage."""
    _close(view)
    view.deleteLater()


def _name(window: "ref[TerminalWindow]", shown_by: "ref[ViewModel]") -> None:
    """Window and language as a screen reader is told them: by the words that stand there."""
    view, view_model = window(), shown_by()
    words = view_model.shown[1] if view_model else {}
    if view is not None and words:
        view.setTitle(words["brand"].replace(JOIN, ""))
        QLocale.setDefault(QLocale(words["language"]))


def _close_what_is_left(view: "ref[TerminalWindow]") -> None:
    left = view()
    if left is not None and not left.ends:
        _close(left)


def _close(view: TerminalWindow) -> None:
    """Let its pages go while bridge and theme still live, or their bindings complain of null."""
    view.ends = True
    view.close()
    view.setSource(QUrl())


def _tell_once(view: QQuickView, on_first_frame: Callable[[], None]) -> None:
    def swapped() -> None:
        view.frameSwapped.disconnect(swapped)
        QTimer.singleShot(0, on_first_frame)

    view.frameSwapped.connect(swapped)
