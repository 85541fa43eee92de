/** How is libtorch called? The only package that touches the binding: scopes, copies, types, devices, randomness. */
package org.genloss.neural.torch;
