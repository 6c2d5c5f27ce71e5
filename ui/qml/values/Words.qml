import QtQuick

// The words of the frame and of the parts.
QtObject {
    required property string back
    required property string home
    required property string elder
    required property string contrast
    required property string language
    required property string language_name
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
    required property string screen
    required property string mark
    required property string done
    required property string waiting
    required property string line_down
    property list<string> digits
}
