import QtQuick

// Previous and next page.
Item {
    id: pager

    required property Item page
    required property string nextWord
    required property int current
    required property int count
    property bool small: false // previous is an arrow only
    readonly property QtObject theme: page.theme
    readonly property real room: width - counter.width - 2 * theme.gap
    readonly property real share: small ? theme.touch : Math.floor(room / 2)

    signal turned(by: int)

    height: implicitHeight
    implicitHeight: Math.max(previous.implicitHeight, next.implicitHeight)

    component Turn: KButton {
        property int by
        kiosk: pager.page.kiosk
        theme: pager.theme
        look: "quiet"
        height: pager.height
        opacity: enabled ? 1 : 0
        function press(): void {
            if (enabled)
                pager.turned(by);
        }
    }

    Turn {
        id: previous
        entry: ({ id: "page-previous", label: pager.small ? "" : pager.page.words.previous, icon: "chevron-left" })
        by: -1
        name: pager.page.words.previous
        width: pager.share
        enabled: pager.current > 0
    }

    KText {
        id: counter
        theme: pager.theme
        tone: "ink2"
        x: pager.share + pager.theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: (pager.current + 1) + " / " + pager.count
    }

    Turn {
        id: next
        entry: ({ id: "page-next", label: pager.nextWord, icon: "chevron-right" })
        look: "primary"
        least: pager.theme.touch
        iconAfter: true
        by: 1
        width: pager.room - pager.share
        x: pager.width - width
        enabled: pager.current < pager.count - 1
    }
}
