/**
 * The window: what a person sees and does. View models hold state in properties and know no
 * control; views are small classes that show one of them; {@link org.newsloom.ui.MainWindow} puts
 * them together. All commands stand in {@link org.newsloom.ui.Command}, from which menus, toolbar,
 * keys and the overview of shortcuts are made.
 */
@NullMarked
package org.newsloom.ui;

import org.jspecify.annotations.NullMarked;
