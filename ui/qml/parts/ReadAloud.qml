pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// A page of elder mode is read aloud at one touch. While it is read, the words that are being said stand out here, and
// one touch stops it, wherever on the strip. It is a strip under an upright page; on flat panels it stands in the header, and covers it then.
Rectangle {
    id: strip

    readonly property Voice voice: Shown.voice
    readonly property bool upright: Theme.dress.portrait
    readonly property bool covers: upright || voice.reading
    readonly property real air: upright ? Theme.dress.nearest : Math.round((height - Math.max(Theme.dress.touch, height * 0.75)) / 2)
    readonly property real edge: upright ? Theme.dress.margin : 0 // of the buttons
    readonly property real needed: keys.width + Theme.dress.gap // beside others
    readonly property real slot: Math.floor((width - 2 * edge - (voice.reads.length - 1) * Theme.dress.gap)
                                            / Math.max(1, voice.reads.length))

    color: covers ? Theme.dress.c_card : "transparent"

    Rectangle { // where the page ends
        visible: strip.upright
        width: parent.width
        height: Theme.dress.line_hairline
        color: Theme.dress.c_hairline
    }

    component ReadButton: KButton {
        action: "voice"
        look: strip.upright ? "plain" : "quiet"
        size: "m"
        front: "onTint"
        centred: true
        height: strip.height - 2 * strip.air
    }

    Row {
        id: keys
        visible: !strip.voice.reading
        x: strip.edge
        y: strip.air
        spacing: Theme.dress.gap

        Repeater {
            model: strip.voice.reads
            ReadButton {
                id: key
                required property string modelData
                required property int index
                value: modelData
                name: strip.voice.readWords[index] ?? ""
                width: strip.upright ? strip.slot : naturalWidth
                enabled: !strip.voice.reading
                entry: Action {
                    label: (strip.upright ? strip.voice.readWords : strip.voice.readBrief)[key.index] ?? ""
                    icon: "volume"
                }
            }
        }
    }

    ReadButton {
        id: stop
        visible: strip.voice.reading
        enabled: visible
        value: strip.voice.stopRead
        x: Theme.dress.margin
        y: strip.air
        width: naturalWidth
        entry: Action {
            label: strip.voice.stopWord
            icon: "x"
        }
    }
    VoiceCaption {
        visible: strip.voice.reading
        look: "m"
        x: stop.x + stop.width + Theme.dress.gap
        y: strip.air
        width: strip.width - Theme.dress.margin - x
        height: stop.height
        phrases: strip.voice.reading ? strip.voice.phrases : []
        phrase: strip.voice.phrase

        TapHandler { // whoever has begun it here ends it here
            id: tap
            property bool meant: false
            gesturePolicy: TapHandler.ReleaseWithinBounds
            longPressThreshold: 3600
            onPressedChanged: if (pressed)
                meant = stop.enabled && Shown.kiosk.wouldTake(stop.action, stop.value)
            onTapped: if (meant && Shown.kiosk.takesTap(stop.action, stop.value))
                stop.press()
        }
    }
}
