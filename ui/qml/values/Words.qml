import QtQuick

// The words of the frame and of the parts.
QtObject {
    required property string back
    required property string home
    required property string elder
    required property string voice
    required property string display
    required property string help
    required property string brand
    required property string place
    required property string machine
    required property string site
    required property string page // %1 of %2
    required property string previous
    required property string next
    required property string more_services
    required property string all
    required property string remove
    required property string alternatives
    required property string other_ways
    required property string number
    required property string scan
    required property string phone
    required property string phone_number
    required property string choose_again
    required property string for_you
    required property string trouble // at the device on the drawing
    required property string look // there, for what may lie or stand
    required property string slip_code // at the code, on the drawing of a slip
    required property string not_yet
    required property string mark
    required property string done
    required property string waiting
    required property string stages // heard only: over those of an outcome
    required property string line_down
    required property string display_title
    required property string display_note
    required property string display_language
    required property string display_language_other
    required property string display_size
    required property string display_size_other
    required property string display_sample
    required property string display_contrast
    required property string display_contrast_other
    required property string display_usual
    required property string display_done
    required property string language // how it is read now
    required property string size
    required property string contrast
    property list<string> languages
    property list<string> languageLabels
    property list<string> sizes
    property list<string> sizeLabels
    property list<string> contrasts
    property list<string> contrastLabels
    property list<string> digits
}
