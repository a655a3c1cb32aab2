/**
 * Where the program begins: chooses between window and command line, builds the services by their
 * constructors, keeps one window a profile, and catches what nobody caught.
 */
@NullMarked
package org.newsloom.app;

import org.jspecify.annotations.NullMarked;
