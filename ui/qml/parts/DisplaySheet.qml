pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Languages, sizes and colours by name. What is touched holds at once; the page beneath stays as it is.
Sheet {
    id: sheet

    readonly property real below: heading.y + heading.implicitHeight + Math.round(Theme.dress.gap * 0.6)

    color: Theme.dress.c_ground

    Heading {
        id: heading
        text: Shown.words.display_title
        x: Theme.dress.margin
        y: Math.round(Theme.dress.gap * (Theme.dress.compact ? 0.4 : 1.2))
        width: sheet.width - 2 * Theme.dress.margin
    }

    Pages {
        x: Theme.dress.margin
        y: sheet.below
        width: sheet.width - 2 * Theme.dress.margin
        height: buttons.y - y - Theme.dress.gap
        pageKey: ""

        Para {
            text: Theme.dress.compact ? "" : Shown.words.display_note
        }
        Choices {
            label: Shown.words.display_language
            other: Shown.words.display_language_other
            icon: "language"
            action: "language"
            keys: Shown.words.languages
            labels: Shown.words.languageLabels
            chosen: Shown.words.language
        }
        Choices {
            label: Shown.voice.tongueWord
            other: Shown.voice.tongueOther
            icon: "volume"
            action: "voice"
            keys: Shown.voice.tongues
            labels: Shown.voice.tongueLabels
            chosen: Shown.voice.tongue
        }
        Choices {
            label: Shown.words.display_size
            other: Shown.words.display_size_other
            icon: "text-size"
            action: "size"
            keys: Shown.words.sizes
            labels: Shown.words.sizeLabels
            chosen: Shown.words.size
            samples: [Theme.dress.sampleStandard, Theme.dress.sampleElder]
        }
        Choices {
            label: Shown.words.display_contrast
            other: Shown.words.display_contrast_other
            icon: "contrast"
            action: "contrast"
            keys: Shown.words.contrasts
            labels: Shown.words.contrastLabels
            chosen: Shown.words.contrast
            startsColumn: true
            themed: true
            perRow: Theme.dress.wide ? 4 : 2
        }
    }

    Row {
        id: buttons
        x: Theme.dress.margin
        y: sheet.height - height - Theme.dress.gap
        width: sheet.width - 2 * x
        height: Math.max(usual.implicitHeight, done.implicitHeight)
        spacing: Theme.dress.gap

        KButton {
            id: usual
            entry: Action {
                key: "usual"
                label: Shown.words.display_usual
                icon: "refresh"
            }
            look: "plain"
            size: "m"
            front: "onTint"
            centred: true
            width: Math.round((buttons.width - buttons.spacing) * 0.4)
            height: buttons.height
        }
        KButton {
            id: done
            entry: Action {
                key: "display-done"
                label: Shown.words.display_done
                icon: "check"
                primary: true
            }
            width: buttons.width - buttons.spacing - usual.width
            height: buttons.height

            function press(): void {
                sheet.closed();
            }
        }
    }
}
